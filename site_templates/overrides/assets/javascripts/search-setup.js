/* Puts our search worker, with the other names of terms, into the settings that the theme reads after this. */
(function () {
  "use strict";
  const { worker, synonyms } = document.currentScript.dataset;
  const element = document.getElementById("__config");
  const settings = JSON.parse(element.textContent);
  settings.search = `${worker}#${encodeURIComponent(synonyms)}`;
  element.textContent = JSON.stringify(settings);
})();
