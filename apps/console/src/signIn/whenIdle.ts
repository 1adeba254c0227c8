/** Does something once the browser has nothing to do; the answer takes that back. Safari knows no idle time: soon is near enough. */
export function whenIdle(work: () => void): () => void {
  if ('requestIdleCallback' in window) {
    const asked = requestIdleCallback(work);
    return () => cancelIdleCallback(asked);
  }
  const timer = setTimeout(work, 300);
  return () => clearTimeout(timer);
}
