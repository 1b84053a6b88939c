// A chosen file is judged and sent at once; the form itself keeps only its key.
{
  const form = document.getElementById("section-form");
  const words = document.getElementById("saving")?.dataset;
  window.portalUploads = new Set();

  function say(holder, text, wrong = false) {
    const said = holder.querySelector(".portal-upload__said");
    said.textContent = text;
    said.classList.toggle("portal-upload__said--wrong", wrong);
  }

  function fault(input, file, holder) {
    const kinds = (input.accept || "").split(",").filter(Boolean);
    if (kinds.length && !kinds.some((kind) => file.name.toLowerCase().endsWith(kind))) return words.kind;
    return file.size > Number(holder.dataset.limit) ? words.tooLarge : "";
  }

  function send(holder, file) {
    const body = new FormData();
    body.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    body.append("field", holder.dataset.field);
    body.append("upload", file);
    return new Promise((done) => {
      const request = new XMLHttpRequest();
      request.open("POST", form.dataset.upload);
      request.responseType = "json";
      request.upload.addEventListener("progress", (event) => {
        const share = event.lengthComputable ? ` ${Math.round((event.loaded / event.total) * 100)} %` : "";
        say(holder, `${words.uploading}${share}`);
      });
      request.addEventListener("load", () => done(request.response));
      request.addEventListener("error", () => done(null));
      request.send(body);
    });
  }

  async function take(input) {
    const holder = input.closest(".portal-upload");
    const [file] = input.files;
    if (!file) return;
    const wrong = fault(input, file, holder);
    if (wrong) {
      input.value = "";
      say(holder, wrong, true);
      return;
    }
    say(holder, words.uploading);
    const answer = await send(holder, file);
    if (!answer?.html) {
      // A file that did not get through in the background goes with the form, unless it is refused.
      if (answer?.message) input.value = "";
      say(holder, answer?.message ?? words.uploadFailed, true);
      return;
    }
    const fresh = document.createElement("template");
    fresh.innerHTML = answer.html;
    // The row may have moved up meanwhile: the names are those of today.
    const field = holder.dataset.field;
    holder.replaceChildren(...fresh.content.firstElementChild.childNodes);
    for (const part of holder.querySelectorAll("[name]")) {
      part.name = part.name.endsWith("-upload") ? `${field}-upload` : part.name === "drop" ? "drop" : field;
      if (part.name === "drop") part.value = field;
    }
    holder.querySelector("[type='file']").id = `id_${field}`;
    holder.querySelector("a")?.focus();
    holder.dispatchEvent(new Event("change", { bubbles: true }));
  }

  form?.addEventListener("change", (event) => {
    if (event.target.type !== "file") return;
    const work = take(event.target).finally(() => window.portalUploads.delete(work));
    window.portalUploads.add(work);
  });

  form?.addEventListener("click", (event) => {
    const drop = event.target.closest("button[name='drop']");
    if (!drop) return;
    event.preventDefault();
    const holder = drop.closest(".portal-upload");
    holder.querySelector("[type='hidden']").value = "";
    holder.querySelector(".portal-file").remove();
    holder.querySelector("[type='file']").focus();
    holder.dispatchEvent(new Event("change", { bubbles: true }));
  });
}
