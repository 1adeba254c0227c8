import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { api } from '../api/client';
import { newCommandId } from '../api/commandId';
import type { Registration, ScanReference } from '../api/contract';
import { useSingleFlight } from '../api/singleFlight';
import { useText } from '../app/locale';
import { NotFound } from '../app/NotFound';
import { useSession } from '../app/session';
import { RegisterForm } from './RegisterForm';

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
    mutationFn: (registration: Registration) => api.register(agency.id, commandId, registration),
    onSuccess: async ({ id, repeated }) => {
      await Promise.all(
        ['cases', 'report', 'cell'].map((name) => queries.invalidateQueries({ queryKey: [name], refetchType: 'none' })),
      );
      void message.success(t(repeated ? 'console.register.repeated' : 'console.register.done'));
      await navigate(`/requests/${id}`, { replace: true });
    },
  });
  const store = useMutation<ScanReference, unknown, File>({ mutationFn: (file) => api.storeFile(agency.id, file) });
  if (!may('request.receive')) return <NotFound />;
  return (
    <RegisterForm
      pending={register.isPending}
      error={register.error}
      onSubmit={once((registration: Registration, done) => register.mutate(registration, { onSettled: done }))}
      onCancel={() => void navigate(-1)}
      onStore={may('file.store') ? (file) => store.mutateAsync(file) : undefined}
    />
  );
}
