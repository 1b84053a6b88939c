// Rows are added and removed without asking the server, however many there are.
{
  const PLACE = /__prefix__/g;
  const NUMBER = /__number__/g;
  const rowsOf = (list) => list.querySelector(":scope > .portal-rows");
  const total = (list) => list.querySelector("[name$='-TOTAL_FORMS']");

  function blankRow(list, place) {
    const holder = document.createElement("template");
    holder.innerHTML = list
      .querySelector(":scope > template")
      .innerHTML.replace(PLACE, place)
      .replace(NUMBER, place + 1);
    return holder.content.firstElementChild;
  }

  function count(list) {
    const rows = rowsOf(list).children.length;
    const full = rows >= Number(list.dataset.most);
    total(list).value = rows;
    list.querySelector(":scope > button[name='add']").hidden = full;
    list.querySelector(":scope > .annex-list__full").hidden = !full;
  }

  // The rows after a removed one move up: their names, ids and numbers are told anew.
  const TOLD = ["name", "id", "for", "aria-describedby", "value", "data-field"];
  const TELLERS = "[name], [id], [for], [aria-describedby], [data-field]";

  function renumber(list, from) {
    const prefix = list.dataset.list;
    const rows = rowsOf(list).children;
    for (let place = from; place < rows.length; place += 1) {
      const [old, now] = [`${prefix}-${place + 1}`, `${prefix}-${place}`];
      for (const part of rows[place].querySelectorAll(TELLERS)) {
        for (const name of TOLD) {
          if (name === "value" && part.localName !== "button") continue;
          const said = part.getAttribute(name);
          if (said?.includes(old)) part.setAttribute(name, said.replaceAll(old, now));
        }
      }
      for (const words of rows[place].querySelectorAll(":scope > legend, :scope > .portal-row__remove .ds-sr-only")) {
        words.textContent = words.textContent.replace(/\d+$/, place + 1);
      }
    }
  }

  const first = (part) => part?.querySelector("input:not([type='hidden']), select, textarea");

  function tell(list) {
    count(list);
    list.dispatchEvent(new CustomEvent("rows:changed", { bubbles: true }));
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-list] button[name='add'], [data-list] button[name='remove']");
    if (!button) return;
    event.preventDefault();
    const list = button.closest("[data-list]");
    const rows = rowsOf(list);
    if (button.name === "add") {
      rows.append(blankRow(list, rows.children.length));
      first(rows.lastElementChild)?.focus();
    } else {
      const row = button.closest(".portal-row");
      const place = [...rows.children].indexOf(row);
      row.remove();
      if (rows.children.length) renumber(list, place);
      else rows.append(blankRow(list, 0));
      (first(rows.children[Math.min(place, rows.children.length - 1)]) ?? list).focus();
    }
    tell(list);
  });

  // For what was kept in the tab: a list gets as many rows as were typed.
  document.addEventListener("rows:want", (event) => {
    const list = event.target.querySelector(`[data-list="${event.detail.prefix}"]`);
    if (!list) return;
    const rows = rowsOf(list);
    while (rows.children.length < event.detail.count) rows.append(blankRow(list, rows.children.length));
    while (rows.children.length > Math.max(1, event.detail.count)) rows.lastElementChild.remove();
    count(list);
  });
}
