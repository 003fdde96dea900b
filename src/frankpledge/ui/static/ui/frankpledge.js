// Pages work without this. It wakes the design systems' components and lets a table
// be copied; everything comes from this site and nothing is written into the page as code.
import { initAll } from "../vendor/govuk/govuk-frontend.min.js";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
initAll();

if (document.querySelector('[data-module^="moj-"]')) {
  const moj = await import("../vendor/moj/moj-frontend.min.js");
  moj.initAll();
}

const spoken = document.createElement("p");
spoken.className = "govuk-visually-hidden";
spoken.setAttribute("role", "status");
document.body.append(spoken);

const asText = (table) =>
  [...table.rows]
    .map((row) =>
      [...row.cells].map((cell) => cell.textContent.trim().replace(/\s+/g, " ")).join("\t"),
    )
    .join("\n");

for (const button of document.querySelectorAll("[data-copy-table]")) {
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    const table = document.querySelector(`#${CSS.escape(button.dataset.copyTable)} table`);
    await navigator.clipboard.writeText(asText(table));
    spoken.textContent = "Table copied. Paste it into a spreadsheet.";
    button.textContent = "Copied";
  });
}

document.documentElement.dataset.ready = "true";
