/** A turning ring while what comes next is loaded; drawn by the page's own style, before the component library is there. */
export function Loading() {
  return <div className="loading" role="status" aria-busy="true" />;
}
