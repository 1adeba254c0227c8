/** What a form holds of a body: any field may still be empty. */
export type Typed<Body> = Body extends readonly (infer Item)[]
  ? readonly Typed<Item>[]
  : Body extends object
    ? { readonly [Field in keyof Body]?: Typed<Body[Field]> | undefined }
    : Body;

/** What a form says, as the body that is sent: the form's own rules ask for what must be there, and the API names what is missing. */
export function asSent<Body>(typed: Typed<Body>): Body {
  return typed as Body;
}
