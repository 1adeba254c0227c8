import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { NORM_KINDS } from '@yishen/statute';
import { Button, Space } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { api } from '../api/questions';
import type { Norm } from '../api/schemas';
import { useText } from '../app/locale';
import { useSession } from '../app/session';
import { dateText } from '../dates/dateText';
import { ListChoice, ListPage } from '../list/ListPage';
import { columnsOf } from '../list/listFields';
import { chosenOf } from '../list/listSearch';
import { useListSearch } from '../list/useListSearch';
import { NormModal, type NormAct } from './NormModal';

const STATES = ['inForce', 'repealed'] as const;

const NORM_COLUMNS = columnsOf<Norm>({
  kind: { title: 'console.norms.kind', render: ({ kind }) => NORM_KINDS[kind].label },
  title: {
    title: 'console.norms.name',
    render: ({ title, number }) => (
      <>
        {title}
        {number !== null && <div className="case-second">{number}</div>}
      </>
    ),
  },
  number: 'title',
  issuedOn: { title: 'console.norms.issuedOn', render: ({ issuedOn }, { locale }) => dateText(issuedOn, locale) },
  repealedOn: {
    title: 'console.norms.repealedOn',
    render: ({ repealedOn }, { locale }) => (repealedOn === null ? '—' : dateText(repealedOn, locale)),
  },
  n: null,
});

/** The register of 规章 and 行政规范性文件 (条例 第二十条第一项): what table two counts, entered and repealed here. */
export default function NormsPage() {
  const { t } = useText();
  const { agency, may } = useSession();
  const { search, change } = useListSearch();
  const state = chosenOf(search, 'state', STATES);
  const [acting, setActing] = useState<NormAct>();
  const register = useQuery({
    queryKey: ['norms', agency.id],
    queryFn: () => api.norms(agency.id),
    select: ({ norms }) => {
      const rows = norms.filter(({ repealedOn }) => (repealedOn === null) === (state === 'inForce')).toReversed();
      return { rows, total: rows.length };
    },
  });
  return (
    <>
      <ListPage
        list={register}
        acts={
          <>
            <Link to="/reports">{t('console.nav.report')}</Link>
            {may('publication.record') && (
              <Button
                type="primary"
                icon={<PlusOutlined />}
                onClick={() => setActing({ act: 'enter' })}
                data-testid="enter-norm"
              >
                {t('console.norms.enter')}
              </Button>
            )}
          </>
        }
        filters={
          <>
            <p className="muted">{t('console.norms.hint')}</p>
            <ListChoice
              label="console.norms.title"
              value={state}
              choices={STATES}
              words={(choice) => t(`console.norms.${choice}`)}
              onChoose={(next) => change({ state: next })}
              data-testid="norm-state"
            />
          </>
        }
        columns={[
          ...NORM_COLUMNS,
          {
            render: (norm) => may('publication.record') && <Acts norm={norm} onAct={setActing} />,
          },
        ]}
        empty="console.norms.empty"
        rowKey="n"
        data-testid="norms"
      />
      {acting && <NormModal acting={acting} onClose={() => setActing(undefined)} />}
    </>
  );
}

function Acts({ norm, onAct }: { norm: Norm; onAct: (act: NormAct) => void }) {
  const { t } = useText();
  return (
    <Space size="small">
      {norm.repealedOn === null && (
        <Button size="small" onClick={() => onAct({ act: 'repeal', norm })} data-testid={`repeal-${norm.n}`}>
          {t('console.norms.repeal')}
        </Button>
      )}
      <Button size="small" onClick={() => onAct({ act: 'amend', norm })} data-testid={`amend-${norm.n}`}>
        {t('console.norms.amend')}
      </Button>
    </Space>
  );
}
