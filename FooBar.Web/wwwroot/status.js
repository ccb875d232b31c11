// Keeps the status page up to date. What arrives is the part of the page, as the server would render it.
'use strict';
const live = document.getElementById('live');
if (live && 'EventSource' in window) {
  new EventSource(live.dataset.events).addEventListener('message', event => { live.innerHTML = event.data; });
}
