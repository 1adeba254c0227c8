import { Component, type ReactNode } from 'react';
import { ProblemAlert } from './ProblemAlert';

/** Keeps a screen that broke from taking the frame with it; another address, or trying again, starts afresh. */
export class ScreenBoundary extends Component<{ readonly children: ReactNode }, { readonly error?: unknown }> {
  override state: { readonly error?: unknown } = {};

  static getDerivedStateFromError(error: unknown): { readonly error: unknown } {
    return { error };
  }

  override render(): ReactNode {
    if (!('error' in this.state)) return this.props.children;
    return <ProblemAlert error={new BrokenScreen(this.state.error)} onRetry={() => window.location.reload()} />;
  }
}

/** A screen that could not be drawn: code `screen.broken`. */
class BrokenScreen extends Error {
  readonly code = 'screen.broken';
  constructor(cause: unknown) {
    super('the screen could not be drawn', { cause });
    this.name = 'BrokenScreen';
  }
}
