import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { api } from '../api/questions';
import type { ProceedingRow } from '../api/schemas';
import { useText } from '../app/locale';
import { useSession } from '../app/session';
import { ListChoice, ListPage } from '../list/ListPage';
import { chosenOf } from '../list/listSearch';
import { useList } from '../list/useList';
import { useListSearch } from '../list/useListSearch';
import { ConcludeModal } from './ConcludeModal';
import { OpenModal } from './OpenModal';
import { PROCEEDING_COLUMNS } from './proceedingColumns';

// `''` for all.
const STATES = ['', 'open', 'concluded'] as const;

/** The reconsiderations and suits of the chosen agency. */
export default function ProceedingsPage() {
  const { t } = useText();
  const { may } = useSession();
  const { search, page, change } = useListSearch();
  const state = chosenOf(search, 'state', STATES);
  const [opening, setOpening] = useState(false);
  const [concluding, setConcluding] = useState<ProceedingRow>();
  const list = useList('proceedings', { ...(state ? { state } : {}), page }, api.proceedings);
  return (
    <>
      <ListPage
        list={list}
        acts={
          <>
            <Link to="/challenge-windows" data-testid="to-windows">
              {t('console.windows.title')}
            </Link>
            {may('proceeding.open') && (
              <Button
                type="primary"
                icon={<PlusOutlined />}
                onClick={() => setOpening(true)}
                data-testid="open-proceeding"
              >
                {t('console.proceedings.open')}
              </Button>
            )}
          </>
        }
        filters={
          <ListChoice
            label="console.filter.state"
            value={state}
            choices={STATES}
            words={(choice) => t(`console.proceedings.state.${choice || 'all'}`)}
            onChoose={(next) => change({ state: next })}
            data-testid="proceeding-state"
          />
        }
        columns={[
          ...PROCEEDING_COLUMNS,
          {
            align: 'right',
            render: (row) =>
              row.status === 'open' &&
              may('proceeding.conclude') && (
                <Button onClick={() => setConcluding(row)} data-testid="conclude-proceeding">
                  {t('console.proceedings.conclude')}
                </Button>
              ),
          },
        ]}
        empty="console.proceedings.empty"
        place={{ page, onChange: change }}
        rowKey="id"
        data-testid="proceeding-list"
      />
      {opening && <OpenModal onClose={() => setOpening(false)} />}
      {concluding && <ConcludeModal proceeding={concluding} onClose={() => setConcluding(undefined)} />}
    </>
  );
}
