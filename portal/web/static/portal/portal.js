// Comfort only: every page works without this file.

// A table row on a narrow screen says the name of its column.
function labelCells(root) {
  for (const table of root.querySelectorAll(".portal-table table")) {
    const heads = [...table.querySelectorAll("thead th")].map((cell) => cell.textContent.trim());
    for (const row of table.querySelectorAll("tbody tr")) {
      [...row.cells].forEach((cell, place) => {
        if (cell.tagName === "TD" && !cell.dataset.label && heads[place]) {
          cell.dataset.label = heads[place];
        }
      });
    }
  }
}

// After a refused form the reader, and the screen reader, starts at what is wrong.
function showErrors(root) {
  root.querySelector("#error-summary")?.focus();
}

// A link of the error summary goes to the input itself, not only near it.
document.addEventListener("click", (event) => {
  const link = event.target.closest?.("#error-summary a[href^='#']");
  const field = link && document.getElementById(link.hash.slice(1));
  if (field) {
    event.preventDefault();
    field.focus({ preventScroll: true });
    (field.closest(".portal-field") ?? field).scrollIntoView({ block: "start" });
  }
});

// Leaving a form with typed text asks first; forms opt in with data-guard.
const touched = new Set();
document.addEventListener("input", (event) => {
  const form = event.target.closest?.("form[data-guard]");
  if (form) touched.add(form);
});
document.addEventListener("submit", (event) => touched.delete(event.target));
window.addEventListener("beforeunload", (event) => {
  if ([...touched].some((form) => form.isConnected)) event.preventDefault();
});

// Rows of a formset are added and removed without leaving the page; files already chosen
// elsewhere in the form stay chosen.
document.addEventListener("click", async (event) => {
  const button = event.target.closest?.("[data-rows] button[name='add'], [data-rows] button[name='remove']");
  if (!button?.form) return;
  event.preventDefault();
  const rows = button.closest("[data-rows]");
  const answer = await fetch(button.form.getAttribute("action") || location.href, {
    method: "POST",
    body: new FormData(button.form, button),
  }).catch(() => null);
  const page = answer && new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page?.getElementById(rows.id);
  if (!fresh) {
    // The server answered with another page, or not at all: send it the ordinary way.
    button.form.requestSubmit(button);
    return;
  }
  rows.replaceWith(fresh);
  const last = fresh.querySelectorAll(".portal-row");
  (button.name === "add" ? last[last.length - 1] : fresh)
    ?.querySelector("input:not([type='hidden']), select, textarea, button")
    ?.focus();
});

document.addEventListener("htmx:load", (event) => labelCells(event.target.parentNode ?? document));
labelCells(document);
showErrors(document);
