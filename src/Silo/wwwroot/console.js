// Keyboard: "/" seeks, arrows walk the rows, Escape closes the card.
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const typing = event.target.matches("input, select, textarea");
  if (event.key === "/" && !typing) {
    event.preventDefault();
    document.querySelector("[data-search]")?.focus();
  } else if (event.key === "Escape" && !event.target.matches("select")) {
    if (event.target.matches("[data-search]") && event.target.value) return;
    const partner = document.querySelector("[data-card]")?.dataset.card;
    document.querySelector("[data-close]")?.click();
    [...document.querySelectorAll("[data-rows] tr")].find((row) => row.dataset.partner === partner)?.querySelector("[data-row]")?.focus();
  } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    const rows = [...document.querySelectorAll("[data-row]")];
    const at = rows.indexOf(event.target);
    if (at < 0 && !(event.key === "ArrowDown" && event.target.matches("[data-search]"))) return;
    event.preventDefault();
    rows[Math.min(rows.length - 1, Math.max(0, at + (event.key === "ArrowDown" ? 1 : -1)))]?.focus();
  }
});

// A click anywhere in a row opens its card; the link in it does so for the keyboard.
document.addEventListener("click", (event) => {
  const row = event.target.closest("[data-rows] tr");
  if (row && !event.target.closest("a, button") && !getSelection().toString()) row.querySelector("[data-row]").click();
});

// Connection: Blazor says on this element how it goes. A circuit that the server no longer knows cannot be resumed, so the
// page comes back by reading its address again, as soon as the server answers.
const offline = document.getElementById("components-reconnect-modal");
offline.addEventListener("components-reconnect-state-changed", async (event) => {
  if (event.detail.state === "rejected") return location.reload();
  if (event.detail.state !== "failed") return;
  const answers = setInterval(async () => {
    try {
      if ((await fetch("livez", { cache: "no-store" })).ok) { clearInterval(answers); location.reload(); }
    } catch { /* Not yet. */ }
  }, 2000);
});
