/** The inputs with some fixes made, in memory. */
import { FixableInputs } from './fixable-inputs';
import { editsByObject, Offer } from './offer';
import { WrittenObject, WrittenObjects } from './written-objects';
import { PlacedEdit, withEdits } from '../edits/edit';
import { editText, ObjectEdits } from '../edits/edit-text';
import { Inspected } from '../forecast/inspected';
import { Manifest } from '../manifests/manifest';
import { addTo } from '../units/group';

/** Texts and objects that differ from the inputs, and what is found with them. */
export interface Draft {
  readonly inspected: Inspected;
  /** By the path of the file. */
  readonly texts: ReadonlyMap<string, string>;
  /** By the key of the object. */
  readonly manifests: ReadonlyMap<string, Manifest>;
}

/** Makes fixes in drafts. */
export class Drafts {
  /** The inputs as they are. */
  readonly first: Draft;

  constructor(private readonly inputs: FixableInputs, private readonly written: WrittenObjects) {
    this.first = { inspected: inputs.inspected, texts: new Map(), manifests: new Map() };
  }

  /** The text of a file. */
  textIn({ texts }: Draft, source: string): string {
    return texts.get(source) ?? this.inputs.textOf(source)!;
  }

  /** A draft with more fixes; undefined if a text cannot be edited so that only these edits are made. */
  tryWith(offers: readonly Offer[], draft: Draft): Draft | undefined {
    const [texts, manifests] = [new Map(draft.texts), new Map(draft.manifests)];
    const bySource = new Map<string, { readonly object: WrittenObject; readonly edits: readonly PlacedEdit[] }[]>();
    for (const [key, edits] of editsByObject(offers)) {
      const object = this.written.find(key) as WrittenObject;
      addTo(bySource, object.source, { object, edits });
      manifests.set(key, withEdits(manifests.get(key) ?? object.manifest, edits));
    }
    for (const [source, objects] of bySource) {
      const text = tryEdited(this.textIn(draft, source), objects.map(({ object: { index }, edits }) => ({ index, edits })));
      if (text === undefined) return undefined;
      texts.set(source, text);
    }

    return { texts, manifests, inspected: this.inputs.replacing(new Map([...manifests].map(([key, manifest]) => [key, [manifest]]))) };
  }
}

/** One edit of each object after the other: an edit may need the map that the one before it adds. */
function tryEdited(text: string, objects: readonly ObjectEdits[]): string | undefined {
  const most = Math.max(...objects.map(({ edits }) => edits.length));
  let edited = text;
  for (let i = 0; i < most; i++) {
    const works = objects.filter(({ edits }) => i < edits.length).map(({ index, edits }) => ({ index, edits: [edits[i]] }));
    const result = editText(edited, works);
    if (result.failed.size > 0) return undefined;
    edited = result.text;
  }

  return edited;
}
