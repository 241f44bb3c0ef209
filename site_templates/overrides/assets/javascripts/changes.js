/* Narrows the list of changes down to a post and to what the changes affect. Without it everything is shown. */
(function () {
  "use strict";
  const form = document.querySelector("[data-hb-changes]");
  const status = form.querySelector("[role=status]");
  const party = form.querySelector("[data-hb-party]");
  const weights = [...form.querySelectorAll("input")];
  const changes = [...document.querySelectorAll("[data-hb-change]")];
  const documents = [...document.querySelectorAll("[data-hb-document]")];

  function shows(change, wanted) {
    const parties = change.dataset.hbParties.split(" ");
    return wanted.has(change.dataset.hbChange) && (!party.value || parties.includes(party.value));
  }

  /* A heading stays for as long as anything below it does. */
  function above(section, level) {
    let before = section.previousElementSibling;
    while (before && before.tagName !== level) before = before.previousElementSibling;
    return before;
  }

  function narrow() {
    const wanted = new Set(weights.filter((box) => box.checked).map((box) => box.value));
    let shown = 0;
    for (const change of changes) {
      change.hidden = !shows(change, wanted);
      if (!change.hidden) shown += 1;
    }
    const kinds = new Map();
    for (const section of documents) {
      section.hidden = !section.querySelector("[data-hb-change]:not([hidden])");
      above(section, "H3").hidden = section.hidden;
      const kind = above(section, "H2");
      kinds.set(kind, (kinds.get(kind) || false) || !section.hidden);
    }
    for (const [kind, left] of kinds) kind.hidden = !left;
    status.textContent = shown ? form.dataset.shown.replace("#", shown) : form.dataset.none;
  }

  /* A link may name the post: changes/2026Q4.html?party=clerk */
  const asked = new URLSearchParams(location.search).get("party");
  if ([...party.options].some((option) => option.value === asked)) party.value = asked;
  form.hidden = false;
  form.addEventListener("input", narrow);
  form.addEventListener("submit", (event) => event.preventDefault());
  narrow();
})();
