/*
 * Tells whoever scanned or typed the content code of a print whether that print is the valid one. What is known of
 * all prints of all versions stands in `prints.js` at the site's root, above them, so that the pages of a former
 * version learn of later ones; the page of a print knows its own code besides. It is loaded as a script, since pages
 * opened from a folder may read nothing else, and only when somebody asks.
 */
(function () {
  "use strict";
  const { alphabet, folder } = document.currentScript.dataset;
  const panel = document.querySelector("[data-hb-verdict]");
  if (!panel) return;
  const MARK = "#print-", SHOWN_MOST = 40;
  const { here, root } = panel.dataset;
  const own = panel.dataset.code ? { ...panel.dataset, folder, versions: [folder] } : null;
  const box = panel.firstElementChild;

  /*
   * The code of the document, and what follows it on a print that has only a part of the document; empty where there is none.
   * People type what they see, or paste all that the QR code holds. The alphabet has no letter that looks like 0 or 1.
   */
  function read(text) {
    const after = text.slice(text.lastIndexOf(MARK) + 1).replace(MARK.slice(1), "");
    const signs = after.normalize("NFKC").toUpperCase().replace(/[\s\p{P}\p{Cf}]/gu, "");
    const code = signs.replace(/O/g, "0").replace(/[IL]/g, "1");
    if (![8, 12].includes(code.length) || !Array.from(code).every((sign) => alphabet.includes(sign))) return { code: "", part: "" };
    return { code: `${code.slice(0, 4)}-${code.slice(4, 8)}`, part: code.slice(8) };
  }

  let loading;

  /* The list of all prints, or null where it cannot be had. Never from the browser's store: it may be out of date. */
  function list() {
    loading ??= new Promise((resolve) => {
      const script = document.createElement("script");
      script.src = `${root}/prints.js?${Date.now()}`;
      script.addEventListener("load", () => resolve(window.handbookPrints));
      script.addEventListener("error", () => resolve(null));
      document.head.append(script);
    });
    return loading;
  }

  /* A verdict that a later program gives and this page has no words for is told by what it comes to. */
  function judged(row, known) {
    if (!known) return row ? "same" : "unavailable";
    if (!row) return "unknown";
    if (own && ![row.id, row.now].includes(own.id)) return "other"; // a document may be one with another by now
    if (row.verdict && panel.querySelector(`[data-hb-answer="${CSS.escape(row.verdict)}"]`)) return row.verdict;
    return row.valid ? "valid" : "replaced";
  }

  function state(name) {
    return panel.getAttribute(`data-state-${name}`) || "";
  }

  function ready(row) {
    const versions = row.versions.map((name) => (name === "draft" ? state("draft") : name));
    return { ...row, versions: versions.join(panel.dataset.separator), now: state(row.status) };
  }

  function fill(group, row) {
    group.hidden = !row;
    const values = row && row.versions ? ready(row) : row;
    for (const slot of row ? group.querySelectorAll("[data-hb-slot]") : []) {
      slot.textContent = values[slot.dataset.hbSlot] || "";
      slot.parentElement.hidden = !slot.textContent;
    }
    for (const link of row ? group.querySelectorAll("[data-hb-changes]") : []) {
      link.hidden = !row.changes;
      link.href = `${root}/${row.changes || ""}`;
    }
  }

  function show(kind, asked, current, part = "") {
    panel.dataset.answer = kind;
    panel.querySelector("[data-hb-part]").hidden = !part || kind === "unknown";
    for (const each of panel.querySelectorAll("[data-hb-answer]")) each.hidden = each.dataset.hbAnswer !== kind;
    fill(panel.querySelector("[data-hb-facts=asked]"), asked);
    fill(panel.querySelector("[data-hb-facts=current]"), current);
    for (const link of current ? panel.querySelectorAll("[data-hb-link]") : []) {
      const base = current.folder === folder ? here : `${root}/${current.folder}`;
      const mark = link.dataset.hbLink === "page" && kind === "other" ? MARK + current.code : "";
      link.href = `${base}/${current[link.dataset.hbLink]}${mark}`;
      link.hidden = link.dataset.hbLink === "page" && own !== null && current.id === own.id && current.folder === folder;
    }
    box.hidden = false;
  }

  async function answer(text) {
    const { code, part } = read(text);
    if (!code && !own) { show("malformed", null, null); return; }
    const known = await list();
    const row = (known && known[code]) || (own && own.code === code ? own : null);
    const kind = judged(row, known);
    const id = row ? row.now || row.id : own && own.id;
    const current = Object.values(known || {}).find((each) => each.id === id && each.valid) || null;
    const typed = code ? code + (part && `-${part}`) : text.slice(0, SHOWN_MOST);
    show(kind, kind === "valid" && !part ? null : { ...row, code: typed }, current, part);
  }

  function fromAddress() {
    const { hash } = location;
    if (hash.startsWith(MARK)) answer(hash.slice(MARK.length));
    return hash.startsWith(MARK) ? hash.slice(MARK.length) : "";
  }

  addEventListener("hashchange", fromAddress);
  const scanned = fromAddress();
  const form = document.querySelector("[data-hb-verify]");
  if (form) {
    const field = form.querySelector("input");
    form.hidden = false;
    field.value = scanned;
    form.addEventListener("submit", (event) => { event.preventDefault(); answer(field.value); });
  }
})();
