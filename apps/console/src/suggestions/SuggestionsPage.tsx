import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Empty, Segmented, Table, Tag } from 'antd';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { http, readingOwnWrites } from '../api/client';
import type { Freshness } from '../api/contract';
import { dataOf } from '../api/http';
import { useText } from '../app/locale';
import { NotFound } from '../app/NotFound';
import { ProblemAlert } from '../app/ProblemAlert';
import { useSession } from '../app/session';
import { dateText } from '../dates/dateText';
import { FreshnessLine, catchUpInterval } from '../freshness/FreshnessLine';
import { SuggestionActModal, type Suggestion } from './SuggestionActModal';
import '../caseList/caseList.css';

const STATES = ['open', 'accepted', 'done'] as const;

/** The suggestions to publish what was asked for (条例 第四十四条): judged here, and marked when they are published. */
export default function SuggestionsPage() {
  const { t, locale } = useText();
  const { agency, may } = useSession();
  const [search, setSearch] = useSearchParams();
  const state = STATES.find((name) => name === search.get('state')) ?? 'open';
  const page = Math.max(1, Number(search.get('page')) || 1);
  const [acting, setActing] = useState<Suggestion>();
  const list = useQuery({
    queryKey: ['suggestions', agency.id, state, page],
    queryFn: () =>
      readingOwnWrites((after) =>
        dataOf<{ rows: readonly Suggestion[]; total: number; freshness: Freshness }>(
          http.GET('/api/agencies/{agencyId}/disclosure-suggestions', {
            params: { path: { agencyId: agency.id }, query: { state, page, ...after } },
          }),
        ),
      ),
    enabled: may('request.read'),
    placeholderData: keepPreviousData,
    refetchInterval: (query) => catchUpInterval(query.state.data?.freshness),
  });
  if (!may('request.read')) return <NotFound />;
  const day = (date: string | null) => date !== null && <span className="date">{dateText(date, locale)}</span>;
  const mayAct = state === 'open' ? may('request.approve') : may('request.handle');
  return (
    <>
      <div className="page-bar">
        <h1 className="page-title">{t('console.suggestions.title')}</h1>
        <span className="grow">
          {list.data && <FreshnessLine freshness={list.data.freshness} updatedAt={list.dataUpdatedAt} />}
        </span>
        <Link to="/">{t('console.backToList')}</Link>
      </div>
      {list.isError && <ProblemAlert error={list.error} onRetry={() => void list.refetch()} />}
      <div className="panel">
        <Segmented
          aria-label={t('console.suggestions.title')}
          data-testid="suggestion-state"
          value={state}
          onChange={(next) => setSearch({ state: next }, { replace: true })}
          options={STATES.map((value) => ({ value, label: t(`console.suggestions.${value}`) }))}
          style={{ marginBottom: 14 }}
        />
        <Table<Suggestion>
          rowKey={({ request, n }) => `${request}/${n}`}
          data-testid="suggestion-list"
          loading={list.isPending || list.isPlaceholderData}
          scroll={{ x: 'max-content' }}
          dataSource={list.data ? [...list.data.rows] : []}
          locale={{
            emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('console.suggestions.empty')} />,
          }}
          pagination={{
            current: page,
            pageSize: 50,
            total: list.data?.total ?? 0,
            showSizeChanger: false,
            onChange: (next) => setSearch({ state, page: String(next) }, { replace: true }),
          }}
          columns={[
            {
              title: t('console.suggestions.information'),
              render: (_, { information, request, requestCode }) => (
                <div style={{ maxWidth: 420, whiteSpace: 'normal' }}>
                  {information ?? <span className="muted">{t('console.suggestions.hidden')}</span>}
                  <div className="case-second">
                    <Link to={`/requests/${request}`}>{requestCode}</Link>
                  </div>
                </div>
              ),
            },
            {
              title: t('console.suggestions.suggestedOn'),
              render: (_, { by, suggestedOn }) => (
                <>
                  {day(suggestedOn)}
                  <div className="case-second">{t(`choice.by.${by}`)}</div>
                </>
              ),
            },
            {
              title: t('console.suggestions.judged'),
              render: (_, { accepted, judgedOn }) =>
                accepted !== null && (
                  <>
                    <Tag color={accepted ? 'success' : 'default'}>
                      {t(accepted ? 'choice.accepted.true' : 'choice.accepted.false')}
                    </Tag>
                    <div className="case-second">{day(judgedOn)}</div>
                  </>
                ),
            },
            { title: t('console.suggestions.publishedOn'), render: (_, { publishedOn }) => day(publishedOn) },
            {
              title: '',
              align: 'right',
              render: (_, row) =>
                mayAct &&
                state !== 'done' && (
                  <Button onClick={() => setActing(row)} data-testid="act-on-suggestion">
                    {t(
                      state === 'open'
                        ? 'requestAct.JudgeDisclosureSuggestion'
                        : 'requestAct.RecordSuggestionPublished',
                    )}
                  </Button>
                ),
            },
          ]}
        />
      </div>
      <SuggestionActModal suggestion={acting} onClose={() => setActing(undefined)} />
    </>
  );
}
