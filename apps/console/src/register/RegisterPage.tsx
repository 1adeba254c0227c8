import { useNavigate } from 'react-router';
import { http } from '../api/client';
import { useText } from '../app/locale';
import { useSession } from '../app/session';
import { useCommand } from '../app/useCommand';
import { RegisterForm } from './RegisterForm';
import { arrivalOf, isArrival, registrationOf, type RegistrationValues } from './registration';

/** Registers a request, and opens it. */
export default function RegisterPage() {
  const { t } = useText();
  const { agency } = useSession();
  const navigate = useNavigate();
  const register = useCommand({
    send: (values: RegistrationValues, header) => {
      const params = { path: { agencyId: agency.id }, header };
      return isArrival(values)
        ? http.POST('/api/agencies/{agencyId}/arrivals', { params, body: arrivalOf(values) })
        : http.POST('/api/agencies/{agencyId}/requests', { params, body: registrationOf(values) });
    },
    done: ({ repeated }) => t(repeated ? 'console.register.repeated' : 'console.register.done'),
    again: ['cases', 'report', 'cell'],
    onDone: ({ id }) => navigate(`/requests/${id}`, { replace: true }),
  });
  return (
    <RegisterForm
      pending={register.pending}
      error={register.error}
      onSubmit={register.send}
      onCancel={() => void navigate(-1)}
    />
  );
}
