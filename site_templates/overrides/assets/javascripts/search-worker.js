/*
 * The search: finds what literally stands in the handbook.
 *
 * It speaks the theme's protocol (0 set up, 1 ready, 2 query, 3 result) in place of the theme's own worker, which
 * splits Chinese into words by a dictionary, drops the last one, joins the rest by "or", and splits codes at hyphens.
 * Here every blank-separated word must stand somewhere on the page; other names of a term find the term too.
 */
(function () {
  "use strict";

  const SETUP = 0, READY = 1, QUERY = 2, RESULT = 3;
  const IN_TITLE = 100, TITLE_STARTS = 50, PAGE_TITLE = 100, WHOLE_TITLE = 40, ALL_WORDS_HERE = 60, MOST_COUNTED = 5;
  const BEFORE_HIT = 30, EXCERPT = 190;

  // As a worker the address is the script's own; in a frame (see iframe-worker.js) the script element knows it.
  const address = self.document ? document.currentScript.src : self.location.href;
  const [names, groups] = new URL(address).hash.slice(1).split("&").map(decodeURIComponent);
  // Of each group of characters that differ by script only, the first stands for all.
  const first = new Map(groups.split(" ").flatMap((group) => Array.from(group, (each) => [each, group[0]])));
  const synonyms = Object.entries(JSON.parse(names)).map(([other, used]) => [fold(other), fold(used)]);
  let pages = [];

  /** Return a text with full-width letters, capitals, scripts and the like made equal, each at its old place. */
  function fold(text) {
    let whole = text.normalize("NFKC").toLowerCase();
    if (whole.length !== text.length) {
      whole = Array.from(text, (character) => {
        const folded = character.normalize("NFKC").toLowerCase();
        return folded.length === character.length ? folded : character;
      }).join("");
    }
    return first.size ? Array.from(whole, (character) => first.get(character) || character).join("") : whole;
  }

  const CHARACTERS = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&amp;": "&" };

  /** Return the text of the index's HTML. */
  function plain(html) {
    return html
      .replace(/\u200b/g, "")
      .replace(/<[^>]+>/g, " ")
      .replace(/&(?:lt|gt|quot|amp);/g, (entity) => CHARACTERS[entity])
      .replace(/\s+/g, " ")
      .trim();
  }

  function escaped(text) {
    return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
  }

  function setUp(index) {
    const byPage = new Map();
    for (const entry of index.docs) {
      const [page, anchor] = entry.location.split("#");
      const title = plain(entry.title), text = plain(entry.text);
      const section = {
        location: entry.location, boost: entry.boost ?? 1, top: !anchor, title, text, foldedTitle: fold(title), foldedText: fold(text),
      };
      byPage.set(page, [...(byPage.get(page) || []), section]);
    }
    pages = [...byPage.values()];
  }

  /** Return the words of a query, each as the list of what may stand for it. */
  function wordsOf(query) {
    return fold(query).split(/[\s,;\u3001\u3002]+/).filter(Boolean).map((word) => {
      const used = synonyms.filter(([other]) => word.includes(other)).map(([other, name]) => word.replace(other, name));
      return [word, ...used];
    });
  }

  function count(text, word) {
    let found = 0;
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) found += 1;
    return found;
  }

  /** Return how well a form fits a title: better at the start of it, better the more of it, best on a page's own. */
  function ranked(section, form) {
    if (!section.foldedTitle.includes(form)) return 0;
    const parts = section.foldedTitle.split(" ");
    const starts = parts.some((part) => part.startsWith(form));
    const share = Math.max(...parts.map((part) => (part.includes(form) ? form.length / part.length : 0)));
    return IN_TITLE + (section.top ? PAGE_TITLE : 0) + (starts ? TITLE_STARTS : 0) + share * WHOLE_TITLE;
  }

  /** Return how well a section fits: its score, and which words it holds. */
  function rated(section, words) {
    let score = 0;
    const held = words.map((forms) => {
      const rank = Math.max(...forms.map((form) => ranked(section, form)));
      const times = forms.reduce((sum, form) => sum + count(section.foldedText, form), 0);
      score += rank + Math.min(times, MOST_COUNTED);
      return rank > 0 || times > 0;
    });
    if (words.length > 1 && held.every(Boolean)) score += ALL_WORDS_HERE;
    return { score, held };
  }

  /** Return a text as HTML with every hit marked. */
  function marked(text, folded, forms) {
    const hit = new Uint8Array(text.length);
    for (const form of forms) {
      for (let at = folded.indexOf(form); at >= 0; at = folded.indexOf(form, at + form.length)) {
        hit.fill(1, at, at + form.length);
      }
    }
    let html = "";
    for (let start = 0, end = 0; start < text.length; start = end) {
      while (end < text.length && hit[end] === hit[start]) end += 1;
      const run = escaped(text.slice(start, end));
      html += hit[start] ? `<mark data-md-highlight>${run}</mark>` : run;
    }
    return html;
  }

  function excerpt(section, forms) {
    const places = forms.map((form) => section.foldedText.indexOf(form)).filter((at) => at >= 0);
    const start = places.length ? Math.max(0, Math.min(...places) - BEFORE_HIT) : 0;
    const end = Math.min(section.text.length, start + EXCERPT);
    const html = marked(section.text.slice(start, end), section.foldedText.slice(start, end), forms);
    return (start > 0 ? "…" : "") + html + (end < section.text.length ? "…" : "");
  }

  /** Return a word as it stands on the page, which the theme highlights there; as typed it may be another script. */
  function spelled(sections, forms) {
    for (const { title, text, foldedTitle, foldedText } of sections) {
      for (const form of forms) {
        for (const [whole, folded] of [[title, foldedTitle], [text, foldedText]]) {
          const at = folded.indexOf(form);
          if (at >= 0) return whole.slice(at, at + form.length);
        }
      }
    }
    return forms[0];
  }

  /** Return what the theme shows of one page: the page first, then its sections that have a hit. */
  function shown(sections, words) {
    const forms = words.flat(), names = words.map((word) => spelled(sections, word));
    const items = [];
    for (const section of sections) {
      const { score, held } = rated(section, words);
      if (score === 0 && !section.top) continue;
      const terms = Object.fromEntries(names.map((name, position) => [name, section.top || held[position]]));
      items.push({
        location: section.location,
        title: marked(section.title, section.foldedTitle, forms),
        text: excerpt(section, forms),
        score,
        terms,
      });
    }
    const best = Math.max(...items.map((item) => item.score));
    const [page, ...rest] = items;
    return { best: best * sections[0].boost, items: [page, ...rest.sort((one, other) => other.score - one.score)] };
  }

  function found(query) {
    const words = wordsOf(query);
    if (!words.length) return [];
    const holds = (section, form) => section.foldedTitle.includes(form) || section.foldedText.includes(form);
    return pages
      .filter((sections) => words.every((forms) => sections.some((section) => forms.some((form) => holds(section, form)))))
      .map((sections) => shown(sections, words))
      .sort((one, other) => other.best - one.best)
      .map((page) => page.items);
  }

  self.addEventListener("message", ({ data: message }) => {
    if (message.type === SETUP) {
      setUp(message.data);
      self.postMessage({ type: READY });
    } else if (message.type === QUERY) {
      self.postMessage({ type: RESULT, data: { items: found(message.data) } });
    }
  });
})();
