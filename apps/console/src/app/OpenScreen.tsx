import { NotFound } from './NotFound';
import type { Screen } from './screens';
import { ScreenTitle } from './screenTitle';
import { useSession, type Session } from './session';

/** A screen, for those who may see it; for others there is none. */
export function OpenScreen({ screen }: { screen: Screen }) {
  const session = useSession();
  const { page: Page, title } = screen;
  if (!maySee(screen, session)) return <NotFound />;
  return (
    <ScreenTitle value={title}>
      <Page />
    </ScreenTitle>
  );
}

function maySee({ may, ofSystem }: Screen, session: Session): boolean {
  if (may === undefined) return true;
  return ofSystem ? session.maySystem(may) : session.may(may);
}

/** Whether a screen stands in somebody's menu. */
export function isInMenu(screen: Screen, session: Session): boolean {
  const { icon, menuFor } = screen;
  return icon !== undefined && maySee(screen, session) && (menuFor === undefined || session.may(menuFor));
}

/** Where the menu leads: an address may be followed by what is not always given. */
export function menuAddress({ path }: Screen): string {
  return path.replace(/\/:\w+\?$/, '');
}
