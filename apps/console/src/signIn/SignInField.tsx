import { useId, useState, type InputHTMLAttributes } from 'react';
import { useSignInWords } from '../app/language';

/** A labelled field of the sign-in form, with what is wrong under it; what is secret can be shown. */
export function SignInField({
  label,
  problem,
  secret = false,
  onChange,
  ...input
}: Pick<InputHTMLAttributes<HTMLInputElement>, 'name' | 'value' | 'autoComplete' | 'autoFocus'> & {
  label: string;
  problem: string | undefined;
  secret?: boolean;
  onChange: (value: string) => void;
  'data-testid': string;
}) {
  const words = useSignInWords();
  const id = useId();
  const [shown, setShown] = useState(false);
  return (
    <div className="sign-in-field">
      <label htmlFor={id}>{label}</label>
      <span className="sign-in-input">
        <input
          {...input}
          id={id}
          type={secret && !shown ? 'password' : 'text'}
          aria-invalid={problem !== undefined}
          aria-describedby={`${id}-problem`}
          onChange={(event) => onChange(event.target.value)}
        />
        {secret && (
          <button
            type="button"
            className="sign-in-reveal"
            aria-label={words(shown ? 'console.signIn.hidePassword' : 'console.signIn.showPassword')}
            aria-pressed={shown}
            onClick={() => setShown(!shown)}
          >
            <Eye crossed={!shown} />
          </button>
        )}
      </span>
      <span id={`${id}-problem`} className="sign-in-field-problem">
        {problem}
      </span>
    </div>
  );
}

function Eye({ crossed }: { crossed: boolean }) {
  return (
    <svg viewBox="0 0 24 24" width="18" height="18" fill="none" stroke="currentColor" strokeWidth="1.6" aria-hidden>
      <path d="M2 12s3.6-6.5 10-6.5S22 12 22 12s-3.6 6.5-10 6.5S2 12 2 12Z" />
      <circle cx="12" cy="12" r="3" />
      {crossed && <path d="m4 20 16-16" />}
    </svg>
  );
}
