import { html } from './html.mjs';

export function layout({ shopName, title, main }) {
  return html`<!DOCTYPE html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} – ${shopName}</title>
        <link rel="stylesheet" href="/style.css" />
      </head>
      <body>
        <a class="skip" href="#main">Skip to the content</a>
        <header>
          <a class="brand" href="/">${shopName}</a>
        </header>
        <main id="main">
          <h1>${title}</h1>
          ${main}
        </main>
        <footer>
          <p>Delivered in two to four working days.</p>
        </footer>
      </body>
    </html>`;
}
