// Questions that only another answer raises: shown when it is given, or when something is typed
// in them already. Without this script they are all there, each under words that say when it applies.
{
  const answers = (form, name) =>
    [...form.querySelectorAll(`[name="${name}"]`)]
      .filter((field) => field.type !== "radio" || field.checked)
      .map((field) => field.value);

  const written = (group) =>
    [...group.querySelectorAll("input:not([type='hidden']), select, textarea")].some((field) =>
      field.type === "radio" ? field.checked : field.value.trim() !== "",
    ) || [...group.querySelectorAll(".portal-upload > [type='hidden']")].some((field) => field.value);

  function show(form) {
    for (const group of form.querySelectorAll("[data-when]")) {
      const raised = Object.entries(JSON.parse(group.dataset.when)).some(([name, given]) =>
        answers(form, name).some((answer) => given.includes(answer)),
      );
      const wrong = group.querySelector(".portal-error, .errorlist");
      group.hidden = !raised && !wrong && !written(group);
      group.classList.toggle("annex-when--raised", raised);
    }
  }

  for (const form of document.querySelectorAll("form")) {
    if (!form.querySelector("[data-when]")) continue;
    show(form);
    form.addEventListener("change", () => show(form));
    form.addEventListener("rows:changed", () => show(form));
  }
}
