/*
 * Puts our search worker into the settings that the theme reads after this, with the other names of terms and the
 * groups of characters that are one to it.
 */
(function () {
  "use strict";
  const { worker, synonyms, variants } = document.currentScript.dataset;
  const element = document.getElementById("__config");
  const settings = JSON.parse(element.textContent);
  settings.search = `${worker}#${[synonyms, variants].map(encodeURIComponent).join("&")}`;
  element.textContent = JSON.stringify(settings);
})();
