import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { api } from '../api/client';
import { newCommandId } from '../api/commandId';
import { useSingleFlight } from '../api/singleFlight';
import { useText } from '../app/locale';
import { NotFound } from '../app/NotFound';
import { useSession } from '../app/session';
import { RegisterForm } from './RegisterForm';
import { arrivalOf, isArrival, registrationOf, type RegistrationValues } from './registration';

/** Registers a request, and opens it. */
export default function RegisterPage() {
  const { t } = useText();
  const { agency, may } = useSession();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const queries = useQueryClient();
  // One key for the life of this form: a double click or a second try after a lost answer registers once.
  const [commandId] = useState(newCommandId);
  const once = useSingleFlight();
  const register = useMutation({
    mutationFn: (values: RegistrationValues) =>
      isArrival(values)
        ? api.arrive(agency.id, commandId, arrivalOf(values))
        : api.register(agency.id, commandId, registrationOf(values)),
    onSuccess: async ({ id, repeated }) => {
      await Promise.all(
        ['cases', 'report', 'cell'].map((name) => queries.invalidateQueries({ queryKey: [name], refetchType: 'none' })),
      );
      void message.success(t(repeated ? 'console.register.repeated' : 'console.register.done'));
      await navigate(`/requests/${id}`, { replace: true });
    },
  });
  if (!may('request.receive')) return <NotFound />;
  return (
    <RegisterForm
      pending={register.isPending}
      error={register.error}
      onSubmit={once((values: RegistrationValues, done) => register.mutate(values, { onSettled: done }))}
      onCancel={() => void navigate(-1)}
    />
  );
}
