import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Empty, Segmented, Space, Table } from 'antd';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { NORM_KINDS } from '@yishen/statute';
import { http } from '../api/client';
import { dataOf } from '../api/http';
import { useText } from '../app/locale';
import { NotFound } from '../app/NotFound';
import { ProblemAlert } from '../app/ProblemAlert';
import { useSession } from '../app/session';
import { dateText } from '../dates/dateText';
import type { Norm } from './amendment';
import { NormModal, type NormAct } from './NormModal';

const STATES = ['inForce', 'repealed'] as const;

/** The register of 规章 and 行政规范性文件 (条例 第二十条第一项): what table two counts, entered and repealed here. */
export default function NormsPage() {
  const { t, locale } = useText();
  const { agency, may } = useSession();
  const [search, setSearch] = useSearchParams();
  const state = STATES.find((name) => name === search.get('state')) ?? 'inForce';
  const [acting, setActing] = useState<NormAct>();
  const register = useQuery({
    queryKey: ['norms', agency.id],
    queryFn: () =>
      dataOf<{ norms: readonly Norm[] }>(
        http.GET('/api/agencies/{agencyId}/norms', { params: { path: { agencyId: agency.id } } }),
      ),
    enabled: may('report.read'),
  });
  if (!may('report.read')) return <NotFound />;
  const shown = (register.data?.norms ?? []).filter(
    ({ repealedOn }) => (repealedOn === null) === (state === 'inForce'),
  );
  return (
    <>
      <div className="page-bar">
        <h1 className="page-title">{t('console.norms.title')}</h1>
        <span className="grow" />
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
      </div>
      {register.isError && <ProblemAlert error={register.error} onRetry={() => void register.refetch()} />}
      <div className="panel">
        <p className="muted">{t('console.norms.hint')}</p>
        <Segmented
          aria-label={t('console.norms.title')}
          data-testid="norm-state"
          value={state}
          onChange={(next) => setSearch({ state: next }, { replace: true })}
          options={STATES.map((value) => ({ value, label: t(`console.norms.${value}`) }))}
          style={{ marginBottom: 14 }}
        />
        <Table<Norm>
          rowKey="n"
          data-testid="norms"
          loading={register.isPending}
          scroll={{ x: 'max-content' }}
          dataSource={[...shown].reverse()}
          locale={{
            emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('console.norms.empty')} />,
          }}
          pagination={{ pageSize: 50, showSizeChanger: false, hideOnSinglePage: true }}
          columns={[
            { title: t('console.norms.kind'), render: (_, { kind }) => NORM_KINDS[kind].label },
            {
              title: t('console.norms.name'),
              render: (_, { title, number }) => (
                <>
                  {title}
                  {number !== null && <div className="case-second">{number}</div>}
                </>
              ),
            },
            { title: t('console.norms.issuedOn'), render: (_, { issuedOn }) => dateText(issuedOn, locale) },
            {
              title: t('console.norms.repealedOn'),
              render: (_, { repealedOn }) => (repealedOn === null ? '—' : dateText(repealedOn, locale)),
            },
            {
              title: '',
              render: (_, norm) =>
                may('publication.record') && (
                  <Space size="small">
                    {norm.repealedOn === null && (
                      <Button
                        size="small"
                        onClick={() => setActing({ act: 'repeal', norm })}
                        data-testid={`repeal-${norm.n}`}
                      >
                        {t('console.norms.repeal')}
                      </Button>
                    )}
                    <Button
                      size="small"
                      onClick={() => setActing({ act: 'amend', norm })}
                      data-testid={`amend-${norm.n}`}
                    >
                      {t('console.norms.amend')}
                    </Button>
                  </Space>
                ),
            },
          ]}
        />
      </div>
      {acting && <NormModal acting={acting} onClose={() => setActing(undefined)} />}
    </>
  );
}
