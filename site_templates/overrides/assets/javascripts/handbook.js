/* What pages do beside being read: print themselves, and copy the permanent link of a clause. */
(function () {
  "use strict";
  const copied = document.currentScript.dataset.copied;
  const SHOWN_FOR = 2000;

  for (const button of document.querySelectorAll("[data-hb-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }

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
})();
