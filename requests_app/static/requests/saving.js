// The section is saved while it is typed, one answer of the server after the other. Until the
// server has said yes the text is kept in this tab, over a sign-out and a lost connection too,
// but never what is said about an object with state secrets.
{
  const form = document.getElementById("section-form");
  const status = document.getElementById("saving");
  const PAUSE = 1200;
  const AGAIN = 10000;
  const words = status.dataset;
  const key = form.dataset.kept;
  const { version, seen } = form.elements;
  let dirty = false;
  let running = null;
  let timer = null;
  let keeping = null;
  // Nothing is saved by itself any more: a person has to decide first.
  let halted = form.dataset.unsaved !== undefined;
  // The server cannot be reached, or does not know us.
  let stuck = false;

  const secret = () => form.querySelector("[data-secrets][value='yes']:checked") !== null;

  const answers = () =>
    [...new FormData(form)].filter(
      ([name, value]) => typeof value === "string" && !["csrfmiddlewaretoken", "version", "seen"].includes(name),
    );

  let saved = JSON.stringify(answers());

  function forget() {
    clearTimeout(keeping);
    sessionStorage.removeItem(key);
  }

  // `sent`: it is on its way with the form, and the next page tells whether it arrived.
  function keep(sent = false) {
    clearTimeout(keeping);
    if (secret()) return forget();
    const kept = { version: version.value, seen: seen.value, sent, answers: answers() };
    try {
      sessionStorage.setItem(key, JSON.stringify(kept));
    } catch {
      // The tab is full: the server still gets it.
    }
  }

  function say(text, tone = "", extra = null) {
    status.hidden = false;
    status.dataset.tone = tone;
    status.replaceChildren(text);
    if (extra) status.append(" ", extra);
  }

  function link(text, href) {
    const made = document.createElement("a");
    Object.assign(made, { textContent: text, href, target: "_blank", rel: "noopener", className: "ds-link" });
    return made;
  }

  function seeButton() {
    const made = document.createElement("button");
    Object.assign(made, { type: "submit", name: "go", value: "list", className: "ds-button", textContent: words.see });
    made.dataset.variant = "secondary";
    return made;
  }

  function later(pause) {
    clearTimeout(timer);
    timer = setTimeout(save, pause);
  }

  function trouble(text, extra = null) {
    stuck = true;
    say(text, "warning", extra);
    later(AGAIN);
  }

  // After signing in again the page's token is of the session before: a fresh one is on a fresh page.
  async function freshToken() {
    const page = await fetch(form.action, { redirect: "manual", credentials: "same-origin" });
    if (!page.ok) return false;
    const found = new DOMParser().parseFromString(await page.text(), "text/html");
    const token = found.querySelector("#section-form [name='csrfmiddlewaretoken']")?.value;
    if (!token) return false;
    form.elements.csrfmiddlewaretoken.value = token;
    return true;
  }

  function post() {
    const body = new FormData(form);
    for (const [name, value] of [...body]) if (typeof value !== "string") body.delete(name);
    return fetch(form.dataset.save, { method: "POST", body, redirect: "manual", credentials: "same-origin" });
  }

  async function send() {
    const sent = JSON.stringify(answers());
    let answer = await post();
    if (answer.status === 403 && (await freshToken())) answer = await post();
    if (answer.type === "opaqueredirect" || answer.status === 403) {
      dirty = true;
      return trouble(words.signedOut, link(words.signIn, form.dataset.signIn));
    }
    const said = await answer.json().catch(() => ({}));
    if (answer.ok) {
      version.value = said.version;
      seen.value = said.seen;
      stuck = false;
      saved = sent;
      if (dirty) keep();
      else forget();
      if (!dirty) say(said.words, "success");
      return undefined;
    }
    dirty = true;
    if (said.clause === "3(1)") forget();
    if (answer.status === 409) {
      halted = true;
      return say(words.stale, "warning", seeButton());
    }
    if (said.message) {
      halted = answer.status === 404;
      return say(said.message, "danger");
    }
    return trouble(words.trouble);
  }

  function save() {
    clearTimeout(timer);
    if (running || !dirty || halted) return running;
    if (secret()) {
      forget();
      say(words.secrets, "danger");
      return null;
    }
    dirty = false;
    if (!stuck) say(words.saving);
    running = send()
      .catch(() => {
        dirty = true;
        trouble(words.offline);
      })
      .finally(() => {
        running = null;
        if (dirty && !stuck && !halted) later(PAUSE);
      });
    return running;
  }

  function typed(event) {
    if (event?.target.type === "file") return;
    if (secret()) {
      forget();
      dirty = true;
      say(words.secrets, "danger");
      return;
    }
    if (!running && JSON.stringify(answers()) === saved) return;
    dirty = true;
    clearTimeout(keeping);
    keeping = setTimeout(keep, 200);
    if (stuck || halted) return;
    if (!running) say(words.typing);
    later(PAUSE);
  }

  function restore() {
    const kept = JSON.parse(sessionStorage.getItem(key) ?? "null");
    if (!kept || halted) return;
    if (kept.sent && kept.seen !== seen.value) return forget();
    if (JSON.stringify(kept.answers) === JSON.stringify(answers())) return forget();
    for (const [name, value] of kept.answers) {
      const list = name.match(/^(.+)-TOTAL_FORMS$/);
      if (list) form.dispatchEvent(new CustomEvent("rows:want", { bubbles: true, detail: { prefix: list[1], count: Number(value) } }));
    }
    for (const field of form.elements) {
      if (field.type === "radio") field.checked = false;
    }
    for (const [name, value] of kept.answers) {
      for (const field of form.querySelectorAll(`[name="${CSS.escape(name)}"]`)) {
        if (field.type === "radio") field.checked = field.value === value;
        else if (field.localName !== "button" && field.type !== "file") field.value = value;
      }
    }
    version.value = kept.version;
    seen.value = kept.seen;
    form.dispatchEvent(new Event("change", { bubbles: true }));
    say(words.restored);
  }

  form.addEventListener("input", typed);
  form.addEventListener("change", typed);
  form.addEventListener("rows:changed", typed);

  // A press of a button waits for what is under way and for the last words typed: two savings never
  // overtake each other, and nobody is led to another page while the server cannot be reached.
  form.addEventListener("submit", async (event) => {
    if (form.dataset.sure !== undefined) return;
    event.preventDefault();
    const button = event.submitter;
    if (form.ariaBusy === "true") return;
    form.ariaBusy = "true";
    while (running || window.portalUploads?.size) {
      if (window.portalUploads?.size) say(words.uploading);
      await running;
      await Promise.allSettled([...(window.portalUploads ?? [])]);
    }
    if (dirty) await save();
    clearTimeout(timer);
    form.ariaBusy = "false";
    if (stuck) return;
    if ([...form.querySelectorAll("[type='file']")].some((input) => input.files.length)) say(words.uploading);
    if (dirty) keep(true);
    dirty = false;
    form.dataset.sure = "";
    // Not from within the event itself: a form that is being submitted is not submitted again.
    setTimeout(() => form.requestSubmit(button));
  });

  window.addEventListener("online", () => dirty && save());
  document.addEventListener("visibilitychange", () => {
    if (!dirty) return;
    if (document.visibilityState === "visible") save();
    else if (!running && !stuck) save();
  });
  window.addEventListener("beforeunload", (event) => {
    if (!dirty || secret()) return;
    keep();
    if (stuck || halted) event.preventDefault();
  });
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload();
  });
  for (const link of document.querySelectorAll("[data-forget]")) {
    link.addEventListener("click", () => {
      forget();
      dirty = false;
    });
  }
  document.querySelector("[data-focus]")?.focus();
  restore();
}
