import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { PROCEEDING_KINDS } from '@yishen/statute';
import { api } from '../api/questions';
import type { CasePage } from '../api/schemas';
import { useText } from '../app/locale';
import { useSession } from '../app/session';

interface LinkedProps {
  readonly page: CasePage;
  readonly id?: string;
  readonly value?: string | undefined;
  readonly onChange?: (value: string | undefined) => void;
  readonly 'data-testid'?: string;
}

function ChoiceSelect({ options, ...props }: LinkedProps & { options: readonly { value: string; label: string }[] }) {
  const { id, value, onChange } = props;
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      {...(value === undefined ? {} : { value })}
      onChange={(next: string | undefined) => onChange?.(next)}
      allowClear
      virtual={false}
      popupMatchSelectWidth={false}
      data-testid={props['data-testid']}
      options={options.map((option) => ({ ...option, title: option.label }))}
    />
  );
}

/** The proceedings about this case, one of which may have ordered a new answer. */
export function LinkedProceeding(props: LinkedProps) {
  const { agency } = useSession();
  const { page } = props;
  const list = useQuery({
    queryKey: ['proceedings', agency.id, 'linked'],
    queryFn: () => api.proceedings(agency.id, { page: 1, pageSize: 200 }),
  });
  const options = (list.data?.rows ?? [])
    .filter(({ request }) => request === page.id)
    .map(({ id, kind, openedOn }) => ({ value: id, label: `${PROCEEDING_KINDS[kind].label} ${openedOn}` }));
  return <ChoiceSelect {...props} options={options} />;
}

/** The people who have worked on this case, and the reader. */
export function CasePeople(props: LinkedProps) {
  const { me } = useSession();
  const people = new Map([[me.user.id, me.user.displayName]]);
  for (const { actor } of props.page.timeline) {
    if (!actor.id.startsWith('engine:')) people.set(actor.id, actor.displayName);
  }
  return <ChoiceSelect {...props} options={[...people].map(([value, label]) => ({ value, label }))} />;
}

/** The incidents of this case that are still open. */
export function OpenIncidents(props: LinkedProps) {
  const { t } = useText();
  const options = openIncidents(props.page).map(({ id, kind, dueOn }) => {
    return { value: id, label: `${t(`incident.${kind}`)} ${dueOn ?? ''}`.trim() };
  });
  return <ChoiceSelect {...props} options={options} />;
}

function openIncidents({ state }: CasePage) {
  return state.incidents.filter(({ closed }) => closed === null);
}
