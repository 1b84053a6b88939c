// What is typed in a form with `data-keep` stays in this tab until the server has it: over a
// sign-out, a lost connection, a closed page. Comfort only: nothing is sent by itself.
{
  const form = document.querySelector("form[data-keep]");
  const told = document.getElementById("restored");
  const key = form?.dataset.keep;
  let keeping = null;

  const answers = () =>
    [...new FormData(form)].filter(([name]) => !["csrfmiddlewaretoken", "version"].includes(name));
  const asShown = form && JSON.stringify(answers());

  function keep(sent = false) {
    clearTimeout(keeping);
    try {
      const kept = { version: form.elements.version.value, sent, answers: answers() };
      sessionStorage.setItem(key, JSON.stringify(kept));
    } catch {
      // The tab is full: the page still asks before it is left.
    }
  }

  function put([name, value]) {
    for (const field of form.querySelectorAll(`[name="${CSS.escape(name)}"]`)) {
      if (field.type === "radio") field.checked = field.value === value;
      else if (field.localName !== "button" && field.type !== "hidden") field.value = value;
      const folded = field.closest("details:not([open])");
      if (folded && value && (field.type !== "radio" || field.checked)) folded.open = true;
    }
  }

  // Sent, and the page has moved on since: the server has it. Else it comes back, with the version
  // it was typed over, so that a colleague's work is not overwritten unseen.
  function restore() {
    const kept = JSON.parse(sessionStorage.getItem(key) ?? "null");
    const arrived = kept?.sent && kept.version !== form.elements.version.value;
    if (!kept || arrived || JSON.stringify(kept.answers) === asShown) {
      sessionStorage.removeItem(key);
      return;
    }
    kept.answers.forEach(put);
    form.elements.version.value = kept.version;
    if (told) told.hidden = false;
    form.dispatchEvent(new Event("input", { bubbles: true }));
  }

  if (form) {
    // A page that answers what was just sent shows what was typed already.
    if (form.dataset.answered !== undefined) keep();
    else restore();
    form.addEventListener("input", () => {
      clearTimeout(keeping);
      keeping = setTimeout(keep, 300);
    });
    form.addEventListener("submit", () => keep(true));
    window.addEventListener("pagehide", () => {
      if (keeping && JSON.stringify(answers()) !== asShown && !JSON.parse(sessionStorage.getItem(key) ?? "{}").sent) keep();
    });
  }
}
