/** A value sealed by the vault: key id and ciphertext. The domain carries it and never looks inside. */
export interface Sealed {
  readonly k: string;
  readonly v: string;
}

/** A file in the sealed store: its digest, size and kind, with its name sealed. */
export interface FileReference {
  readonly digest: string;
  readonly size: number;
  readonly kind: string;
  readonly name: Sealed;
}
