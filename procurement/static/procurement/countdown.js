// Comfort only: how long bids are still accepted, by the clock of the server.
// The page says the closing moment itself; whether a bid is late is judged by the server alone.

for (const place of document.querySelectorAll("[data-closes]")) {
  const closes = Number(place.dataset.closes);
  const offset = Number(place.dataset.now) - Date.now();
  const two = (number) => String(number).padStart(2, "0");

  const tick = () => {
    const left = Math.max(0, Math.ceil((closes - Date.now() - offset) / 1000));
    const days = Math.floor(left / 86400);
    const time = [Math.floor((left % 86400) / 3600), Math.floor((left % 3600) / 60), left % 60];
    place.textContent = left
      ? place.dataset.left.replace("DAYS", days).replace("TIME", time.map(two).join(":"))
      : place.dataset.over;
    place.hidden = false;
    if (left) setTimeout(tick, 1000);
  };
  tick();
}
