"use strict";
/* Keeps the manager's page true: the hall sends the parts that changed, ready to be shown. */
{
  const main = document.getElementById("main");
  follow(main.dataset.stream, {
    parts(data) {
      for (const [name, html] of Object.entries(JSON.parse(data))) {
        main.querySelector(`[data-part="${name}"]`).innerHTML = html;
      }
    },
  }, async () => {
    const answer = await fetch(location.href, { cache: "no-store" });
    if (answer.status === 401) location.reload();
    return true;
  });
}
