// What is typed in a form with `data-keep` stays in this tab until the server has it: over a
// sign-out, a lost connection, a closed page. Comfort only: nothing is sent by itself.
{
  const form = document.querySelector("form[data-keep]");
  const told = document.getElementById("restored");
  const key = form?.dataset.keep;
  let waiting = null;

  const answers = () =>
    [...new FormData(form)].filter(([name]) => !["csrfmiddlewaretoken", "version"].includes(name));

  function keep(sent = false) {
    clearTimeout(waiting);
    waiting = null;
    const kept = { version: form.elements.version.value, sent, answers: answers() };
    try {
      sessionStorage.setItem(key, JSON.stringify(kept));
    } catch {
      // The tab is full: the page still asks before it is left.
    }
  }

  // The server has it when the page shows it again, or when it says that it came with `data-arrived`,
  // the version that was sent last. The words of a search are not shown again.
  function arrived(kept) {
    const last = form.dataset.arrived;
    if (last !== undefined && kept.sent && Number(last) >= Number(kept.version)) return true;
    const shown = new Map(answers());
    const same = ([name, value]) =>
      name === "words" || (shown.get(name) ?? "").trim() === value.replaceAll("\r\n", "\n").trim();
    return kept.answers.every(same);
  }

  function put([name, value]) {
    for (const field of form.querySelectorAll(`[name="${CSS.escape(name)}"]`)) {
      if (field.type === "radio") field.checked = field.value === value;
      else if (field.localName !== "button" && field.type !== "hidden") field.value = value;
      const folded = field.type === "hidden" || !value ? null : field.closest("details:not([open])");
      if (folded && (field.type !== "radio" || field.checked)) folded.open = true;
    }
  }

  // With the version it was typed over, so that a colleague's work is not overwritten unseen.
  function restore() {
    const kept = JSON.parse(sessionStorage.getItem(key) ?? "null");
    if (!kept || arrived(kept)) return sessionStorage.removeItem(key);
    kept.answers.forEach(put);
    form.elements.version.value = kept.version;
    if (told) told.hidden = false;
    return form.dispatchEvent(new Event("input", { bubbles: true }));
  }

  if (form) {
    // A page that answers what was just sent shows what was typed already.
    if (form.dataset.answered !== undefined) keep();
    else restore();
    form.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(keep, 300);
    });
    form.addEventListener("submit", () => keep(true));
    window.addEventListener("pagehide", () => waiting !== null && keep());
    told?.querySelector("button")?.addEventListener("click", () => {
      // As if it were sent: the page does not ask before it is left.
      form.dispatchEvent(new Event("submit", { bubbles: true }));
      sessionStorage.removeItem(key);
      location.replace(location.pathname);
    });
  }
}
