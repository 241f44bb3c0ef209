/* What pages do beside being read: print themselves, copy the permanent link of a clause, narrow down long lists. */
(function () {
  "use strict";
  const { copied, none } = document.currentScript.dataset;
  const SHOWN_FOR = 2000;

  for (const button of document.querySelectorAll("[data-hb-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }

  /* Paper cannot unfold: what is folded is printed open. */
  const folded = () => document.querySelectorAll("details:not([open])");
  let opened = [];
  addEventListener("beforeprint", () => { opened = [...folded()]; for (const one of opened) one.open = true; });
  addEventListener("afterprint", () => { for (const one of opened) one.open = false; });

  const notice = document.createElement("div");
  notice.className = "hb-copied";
  notice.setAttribute("role", "status");
  document.body.append(notice);
  let timer;

  function tell(text) {
    clearTimeout(timer);
    notice.textContent = text;
    timer = setTimeout(() => { notice.textContent = ""; }, SHOWN_FOR);
  }

  /* Plain http, as in many office networks, has no clipboard interface; the old command works there. */
  function copyTheOldWay(text) {
    const area = document.createElement("textarea");
    area.value = text;
    area.className = "hb-hidden";
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done ? Promise.resolve() : Promise.reject(new Error("copy"));
  }

  function copy(text) {
    return navigator.clipboard ? navigator.clipboard.writeText(text) : copyTheOldWay(text);
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-hb-copy], a.headerlink");
    // The link itself works as always: where copying is forbidden, the address stands in the address bar.
    if (link) copy(link.href).then(() => tell(copied), () => {});
  });

  /* A mail that suggests a revision names the clause that its reader stands at, too. */
  document.addEventListener("click", (event) => {
    const mail = event.target.closest("a[data-hb-suggest]");
    const clause = location.hash.slice(1);
    if (mail && !clause.startsWith("_")) {
      mail.href = mail.href.replace(/\.html(?:%23[^%&]*)?(?=%0D%0A)/, `.html${clause && `%23${encodeURIComponent(clause)}`}`);
    }
  });

  const groups = document.querySelector("[data-variants]").dataset.variants.split(" ");
  const first = new Map(groups.flatMap((group) => Array.from(group, (each) => [each, group[0]])));

  /* Capitals, full width and script make no difference to whoever looks for something. */
  function fold(text) {
    return Array.from(text.normalize("NFKC").toLowerCase(), (each) => first.get(each) || each).join("");
  }

  /* A list keeps the lines that hold every word typed, and the headings that still have lines below them. */
  function narrow(field, answer) {
    const words = fold(field.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const group of document.querySelectorAll("[data-hb-group]")) {
      let left = 0;
      for (const item of group.querySelectorAll("tbody tr, [data-hb-item]")) {
        const text = fold(item.textContent);
        item.hidden = !words.every((word) => text.includes(word));
        if (!item.hidden) left += 1;
      }
      group.hidden = left === 0;
      const heading = group.previousElementSibling;
      if (heading && heading.matches("h2, h3")) heading.hidden = group.hidden;
      shown += left;
    }
    answer.textContent = shown ? "" : none;
  }

  for (const field of document.querySelectorAll("[data-hb-filter]")) {
    field.parentElement.hidden = false;
    field.addEventListener("input", () => narrow(field, field.nextElementSibling));
  }
})();
