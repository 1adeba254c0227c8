import { INCIDENT_KINDS, type IncidentKind } from '@yishen/domain';
import { Segmented, Select, Switch } from 'antd';
import { useText } from '../app/locale';
import './incidents.css';

/** Which incidents are shown. */
export const INCIDENT_STATES = ['open', 'closed', 'all'] as const;

type State = (typeof INCIDENT_STATES)[number];

/** State, kind and owner of the incidents, with how many of each kind are open. */
export function IncidentFilters({
  state,
  kind,
  mine,
  counts,
  onChange,
}: {
  state: State;
  kind: IncidentKind | undefined;
  mine: boolean;
  counts: Readonly<Partial<Record<string, number>>>;
  onChange: (change: Readonly<Record<string, string>>) => void;
}) {
  const { t } = useText();
  const open = Object.values(counts).reduce<number>((sum, count = 0) => sum + count, 0);
  return (
    <div className="incident-filters">
      <Segmented<State>
        data-testid="incident-state"
        value={state}
        onChange={(next) => onChange({ state: next === 'open' ? '' : next })}
        options={INCIDENT_STATES.map((value) => ({
          value,
          label: value === 'open' ? `${t('console.incidents.open')} ${open}` : t(`console.incidents.${value}`),
        }))}
      />
      <Select<IncidentKind | ''>
        data-testid="incident-kind"
        aria-label={t('console.incidents.kind')}
        className="incident-kind"
        value={kind ?? ''}
        onChange={(next) => onChange({ kind: next })}
        options={[
          { value: '', label: t('console.incidents.anyKind') },
          ...INCIDENT_KINDS.map((value) => ({ value, label: `${t(`incident.${value}`)} ${counts[value] ?? 0}` })),
        ]}
      />
      <label className="incident-mine">
        <Switch
          size="small"
          checked={mine}
          onChange={(next) => onChange({ mine: next ? '1' : '' })}
          data-testid="incident-mine"
        />
        {t('console.incidents.mine')}
      </label>
    </div>
  );
}
