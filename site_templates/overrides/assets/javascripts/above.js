/*
 * Loads `versions.js`, which stands at the site's root above all versions, before the page is shown, so that nothing on
 * it moves later. Pages of a version that was frozen long ago learn of later ones by it; the day keeps the browser from
 * taking an old copy for the new one.
 */
(function () {
  "use strict";
  const { above } = document.currentScript.dataset;
  const day = new Date().toISOString().slice(0, 10);
  document.write(`<script src="${above}versions.js?${day}"><\/script>`);
})();
