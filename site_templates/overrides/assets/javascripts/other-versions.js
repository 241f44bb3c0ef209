/*
 * Tells what has become of the version that this page belongs to, and leads to the same page and clause of the others.
 * What is known of all versions stands in `versions.js` at the site's root; without it the page stays as it is.
 */
(function () {
  "use strict";
  const { above, page, folder, words: told } = document.currentScript.dataset;
  const words = JSON.parse(told);
  const known = window.handbookVersions;
  const own = known && known.versions.find((each) => each.name === folder);
  const MISSED = "?missed", PRINT = "#print-";

  function say(key, values = {}) {
    return (words[key] || "").replace(/\{([a-z]+)\}/g, (_, name) => values[name] || "");
  }

  function make(tag, className, text) {
    const made = document.createElement(tag);
    made.className = className;
    made.textContent = text;
    return made;
  }

  function called(version) {
    return version.approved ? version.name : words["state.draft"];
  }

  /* The same page of a version, or the nearest that it has: the list of the same kind, or its home. */
  function nearest(version) {
    const list = `${page.slice(0, page.lastIndexOf("/") + 1)}index.html`;
    return [page, list].find((each) => known.pages.includes(each) && !version.lacks.includes(each)) || "index.html";
  }

  function address(version) {
    const target = nearest(version);
    return `${above}${version.name}/${target}${target === page ? location.hash : MISSED}`;
  }

  /* -------------------------------------------------------------------------------------------- the other versions */

  function line(version) {
    const link = document.createElement("a");
    link.dataset.to = version.name;
    if (version === own) link.setAttribute("aria-current", "page");
    const name = called(version), state = words[`state.${version.state}`] || "";
    link.append(make("b", "", name));
    if (state !== name) link.append(make("span", `hb-versions__state hb-versions__state--${version.state}`, state));
    if (version.effective) link.append(make("small", "", say("from", version)));
    const item = document.createElement("li");
    item.append(link);
    return item;
  }

  function fill(menu) {
    menu.querySelector("ul").replaceChildren(...known.versions.map(line));
    const lead = () => {
      for (const link of menu.querySelectorAll("a")) link.href = address(known.versions.find((each) => each.name === link.dataset.to));
    };
    lead();
    addEventListener("hashchange", lead);
    const close = () => { menu.open = false; };
    menu.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && menu.open) { close(); menu.querySelector("summary").focus(); }
    });
    document.addEventListener("click", (event) => { if (!menu.contains(event.target)) close(); });
    menu.addEventListener("focusout", (event) => { if (event.relatedTarget && !menu.contains(event.relatedTarget)) close(); });
  }

  /* ------------------------------------------------------------------------------------------- what it is by now */

  function warn(notice) {
    const successor = known.versions.find((each) => each.name === own.successor);
    const values = { ...own, since: successor ? successor.effective : "" };
    const text = say(`notice.${own.state}`, values);
    if (text) notice.textContent = text;
    const latest = known.versions.find((each) => each.name === known.latest);
    if (latest !== own && latest.effective) {
      const link = make("a", "", say(nearest(latest) === page ? "go" : "go-near", { latest: latest.name }));
      const lead = () => { link.href = address(latest); };
      lead();
      addEventListener("hashchange", lead);
      notice.append(" ", link);
    }
    notice.hidden = !notice.textContent;
    notice.closest("aside").dataset.state = own.state;
  }

  if (own) {
    const menu = document.querySelector("[data-hb-versions]");
    menu.dataset.state = own.state;
    fill(menu);
    if (own.state !== "effective") {
      warn(document.querySelector("[data-hb-notice]"));
      document.body.dataset.stamp = words[`stamp.${own.state}`] || "";
    }
  }

  /* ------------------------------------------------------------------------------- what somebody came for in vain */

  function miss(key) {
    const close = make("button", "hb-missed__close", "\u00d7");
    const box = make("div", "hb-missed", words[`missed.${key}`]);
    close.type = "button";
    close.setAttribute("aria-label", words["missed.close"]);
    close.addEventListener("click", () => box.remove());
    box.setAttribute("role", "status");
    box.append(close);
    document.body.append(box);
  }

  function arrived() {
    if (location.search === MISSED) {
      miss("page");
      history.replaceState(history.state, "", location.pathname + location.hash);
    } else if (location.hash.length > 1 && !location.hash.startsWith(PRINT)) {
      let id = location.hash.slice(1);
      try { id = decodeURIComponent(id); } catch { /* then it is an id of nothing */ }
      if (!document.getElementById(id)) miss("clause");
    }
  }

  addEventListener("DOMContentLoaded", arrived);
})();
