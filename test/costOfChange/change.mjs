import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Applies the edits of a file to its text; throws when a place is missing or not unique. */
export function edited(text, edits) {
  return edits.reduce((before, edit) => {
    const place = edit.find ?? edit.before ?? edit.after;
    const [head, tail, more] = before.split(place);
    if (tail === undefined || more !== undefined) throw new Error(`not once in the file: ${place.slice(0, 80)}`);
    if (edit.find !== undefined) return head + edit.put + tail;
    return edit.before === undefined ? head + place + edit.put + tail : head + edit.put + place + tail;
  }, text);
}

/** The text of a file after a change: a text makes a new file, a list edits the existing one. */
export function changedText(root, file, change) {
  const path = join(root, file);
  if (typeof change === 'string') {
    if (existsSync(path)) throw new Error(`${file} is there already`);
    return change;
  }
  return edited(readFileSync(path, 'utf8'), change);
}

/** Writes a change into a tree. */
export function apply(root, source, edits) {
  for (const [file, change] of Object.entries(edits)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), changedText(source, file, change));
  }
}
