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

  const GROUP = 4, CODE = 2 * GROUP, LENGTHS = [CODE, CODE + GROUP, CODE + 2 * GROUP];

  /* The check character of a code: `generator/content/codes.py` tells how it is reckoned. */
  function check(signs) {
    const timesX = (element) => (element & 16 ? (element << 1) ^ 0b100101 : element << 1);
    let sum = 0, weight = 1;
    for (const sign of signs) {
      weight = timesX(weight);
      for (let one = weight, other = alphabet.indexOf(sign); other; one = timesX(one), other >>= 1) if (other & 1) sum ^= one;
    }
    return alphabet[sum];
  }

  function grouped(signs) {
    return signs.match(/.{1,4}/g).join("-");
  }

  /*
   * What was typed: the code of the document, and the parts that follow it on a print that has only a part of the document.
   * People type what they see, or paste all that the QR code holds. The alphabet has no letter that looks like 0 or 1. A
   * character too many is the check; what was printed before there was one, and QR codes, have none.
   */
  function read(text) {
    const after = text.slice(text.lastIndexOf(MARK) + 1).replace(MARK.slice(1), "");
    const plain = after.normalize("NFKC").toUpperCase().replace(/[\s\p{P}\p{Cf}]/gu, "");
    const signs = plain.replace(/O/g, "0").replace(/[IL]/g, "1");
    if (!signs || !Array.from(signs).every((sign) => alphabet.includes(sign))) return { signs: "", code: "", parts: [] };
    const checked = LENGTHS.includes(signs.length - 1), body = checked ? signs.slice(0, -1) : signs;
    if (!LENGTHS.includes(body.length)) return { signs, code: "", parts: [] };
    const [first, second, ...parts] = body.match(/.{4}/g);
    return { signs, code: `${first}-${second}`, parts, slip: checked && check(body) !== signs.at(-1) };
  }

  /* Whether one text becomes the other by one character: another, one more, one less, or two that changed places. */
  function close(one, other) {
    let from = 0, back = 0;
    while (from < one.length && one[from] === other[from]) from += 1;
    while (back < Math.min(one.length, other.length) - from && one.at(-1 - back) === other.at(-1 - back)) back += 1;
    const left = [one.slice(from, one.length - back), other.slice(from, other.length - back)];
    if (left[0].length === 2 && left[1].length === 2) return left[0][0] === left[1][1] && left[0][1] === left[1][0];
    return Math.max(left[0].length, left[1].length) === 1;
  }

  /* The one code that was probably meant; empty where there is none or more than one. */
  function meant(signs, known) {
    const printed = Object.values(known || {}).map((row) => row.printed || row.code);
    const found = printed.filter((code) => {
      const whole = code.replaceAll("-", "");
      return close(signs, whole) || close(signs, whole.slice(0, CODE));
    });
    return found.length === 1 ? found[0] : "";
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

  /* Of a print that has a part of its document: only what can be known, which is not that its content is the same. */
  function partly(row, parts) {
    const ofSite = parts.find((part) => alphabet.indexOf(part[0]) < alphabet.length / 2);
    if (!ofSite) return "part";
    return row.parts && row.parts[ofSite] ? "part-of-site" : "part-changed";
  }

  function state(name) {
    return panel.getAttribute(`data-state-${name}`) || "";
  }

  function ready(row) {
    const versions = row.versions.map((name) => (name === "draft" ? state("draft") : name));
    return { ...row, versions: versions.join(panel.dataset.separator), now: state(row.status), printed: row.printed || row.code };
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

  function show(kind, asked, current, near = "") {
    panel.dataset.answer = kind;
    for (const each of panel.querySelectorAll("[data-hb-answer]")) each.hidden = each.dataset.hbAnswer !== kind;
    fill(panel.querySelector("[data-hb-facts=asked]"), asked);
    fill(panel.querySelector("[data-hb-facts=current]"), current);
    const again = panel.querySelector("[data-hb-near]");
    again.hidden = !near;
    again.querySelector("button").textContent = near;
    for (const link of current ? panel.querySelectorAll("[data-hb-link]") : []) {
      const base = current.folder === folder ? here : `${root}/${current.folder}`;
      const mark = link.dataset.hbLink === "page" && kind === "other" ? MARK + current.code : "";
      link.href = `${base}/${current[link.dataset.hbLink]}${mark}`;
      link.hidden = link.dataset.hbLink === "page" && own !== null && current.id === own.id && current.folder === folder;
    }
    box.hidden = false;
  }

  async function answer(text) {
    const { signs, code, parts, slip } = read(text);
    const known = await list();
    const row = !slip && ((known && known[code]) || (own && own.code === code ? own : null));
    const near = known && signs && !row ? meant(signs, known) : "";
    if (!row && (slip || near)) { show("slip", { code: grouped(signs) }, null, near); return; }
    if (!code && !own) { show("malformed", null, null); return; }
    let kind = judged(row, known);
    const id = row ? row.now || row.id : own && own.id;
    const current = Object.values(known || {}).find((each) => each.id === id && each.valid) || null;
    if (kind === "valid" && parts.length) kind = partly(row, parts);
    const typed = code ? grouped(signs) : text.slice(0, SHOWN_MOST);
    const sites = parts.map((part) => (row && row.parts && row.parts[part]) || "").join("");
    show(kind, kind === "valid" ? null : { ...row, code: typed, sites }, current);
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
  panel.querySelector("[data-hb-near] button").addEventListener("click", ({ target }) => {
    if (form) form.querySelector("input").value = target.textContent;
    answer(target.textContent);
  });
})();
