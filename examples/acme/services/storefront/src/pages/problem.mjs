import { html } from './html.mjs';

export function problemPage({ title, message, requestId }) {
  return {
    title,
    main: html`<p role="alert">${message}</p>
      <p><a href="/">Back to the shop</a></p>
      <p class="hint">If you write to us, please quote ${requestId}.</p>`,
  };
}
