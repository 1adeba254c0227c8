const KEY = 'yishen.list';

/** Keeps which list one was looking at, so that a case leads back to the same place. */
export function rememberList(search: string): void {
  sessionStorage.setItem(KEY, search);
}

/** The address of the list one came from. */
export function listPlace(): string {
  const search = sessionStorage.getItem(KEY);
  return search ? `/?${search}` : '/';
}
