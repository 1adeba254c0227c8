import { Component, type ReactNode } from 'react';
import { useSignInWords } from './language';

/** Says so, and offers to try again, when the screens behind the sign-in could not be loaded; their own alert is among them. */
export class UnloadedBoundary extends Component<{ readonly children: ReactNode }, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { readonly broken: boolean } {
    return { broken: true };
  }

  override render(): ReactNode {
    return this.state.broken ? <Unloaded /> : this.props.children;
  }
}

function Unloaded() {
  const words = useSignInWords();
  return (
    <main className="unloaded" role="alert" data-testid="problem" data-code="network">
      <p>{words('console.problem.network')}</p>
      <button type="button" className="plain-button" onClick={() => window.location.reload()}>
        {words('console.retry')}
      </button>
    </main>
  );
}
