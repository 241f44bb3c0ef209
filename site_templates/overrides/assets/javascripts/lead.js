/* Leads from where a printed link points to the page of the version in use, with the content code in the address. */
location.replace(document.currentScript.dataset.to + location.hash);
