/** A name that somebody typed, apart from what stands around it: direction marks within it turn nothing else. */
export function Name({ of }: { of: string }) {
  return <bdi>{of}</bdi>;
}
