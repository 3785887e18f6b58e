/** A county's rooms: a report of a mistake is copied at a tap. Without scripts its text can be written and copied by hand. */
import { createCopying } from './copy.js';
import { getElements } from './dom.js';

for (const text of getElements('textarea[data-addressee]')) {
  text.after(
    createCopying(/** @type {HTMLTextAreaElement} */ (text), text.dataset.addressee || ''),
  );
}
