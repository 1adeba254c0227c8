import { Button, Tag } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { api } from '../api/questions';
import type { Suggestion } from '../api/schemas';
import { useText } from '../app/locale';
import { useSession } from '../app/session';
import { dateText } from '../dates/dateText';
import { ListChoice, ListPage } from '../list/ListPage';
import { columnsOf } from '../list/listFields';
import { chosenOf } from '../list/listSearch';
import { useList } from '../list/useList';
import { useListSearch } from '../list/useListSearch';
import { SuggestionActModal } from './SuggestionActModal';

const STATES = ['open', 'accepted', 'done'] as const;

const SUGGESTION_COLUMNS = columnsOf<Suggestion>({
  information: {
    title: 'console.suggestions.information',
    render: ({ information, request, requestCode }, { t }) => (
      <div style={{ maxWidth: 420, whiteSpace: 'normal' }}>
        {information ?? <span className="muted">{t('console.suggestions.hidden')}</span>}
        <div className="case-second">
          <Link to={`/requests/${request}`}>{requestCode}</Link>
        </div>
      </div>
    ),
  },
  request: 'information',
  requestCode: 'information',
  suggestedOn: {
    title: 'console.suggestions.suggestedOn',
    render: ({ by, suggestedOn }, { t }) => (
      <>
        <Day date={suggestedOn} />
        <div className="case-second">{t(`choice.by.${by}`)}</div>
      </>
    ),
  },
  by: 'suggestedOn',
  accepted: {
    title: 'console.suggestions.judged',
    render: ({ accepted, judgedOn }, { t }) =>
      accepted !== null && (
        <>
          <Tag color={accepted ? 'success' : 'default'}>
            {t(accepted ? 'choice.accepted.true' : 'choice.accepted.false')}
          </Tag>
          <div className="case-second">
            <Day date={judgedOn} />
          </div>
        </>
      ),
  },
  judgedOn: 'accepted',
  publishedOn: { title: 'console.suggestions.publishedOn', render: ({ publishedOn }) => <Day date={publishedOn} /> },
  decision: null,
  n: null,
  requestVersion: null,
});

/** The suggestions to publish what was asked for (条例 第四十四条): judged here, and marked when they are published. */
export default function SuggestionsPage() {
  const { t } = useText();
  const { may } = useSession();
  const { search, page, change } = useListSearch();
  const state = chosenOf(search, 'state', STATES);
  const [acting, setActing] = useState<string>();
  const list = useList('suggestions', { state, page }, api.suggestions);
  const mayAct = state !== 'done' && may(state === 'open' ? 'request.approve' : 'request.handle');
  const suggestion = list.data?.rows.find((row) => keyOf(row) === acting);
  return (
    <>
      <ListPage
        list={list}
        acts={<Link to="/">{t('console.backToList')}</Link>}
        filters={
          <ListChoice
            label="console.suggestions.title"
            value={state}
            choices={STATES}
            words={(choice) => t(`console.suggestions.${choice}`)}
            onChoose={(next) => change({ state: next })}
            data-testid="suggestion-state"
          />
        }
        columns={[
          ...SUGGESTION_COLUMNS,
          {
            align: 'right',
            render: (row) =>
              mayAct && (
                <Button onClick={() => setActing(keyOf(row))} data-testid="act-on-suggestion">
                  {t(
                    state === 'open' ? 'requestAct.JudgeDisclosureSuggestion' : 'requestAct.RecordSuggestionPublished',
                  )}
                </Button>
              ),
          },
        ]}
        empty="console.suggestions.empty"
        place={{ page, onChange: change }}
        rowKey={keyOf}
        data-testid="suggestion-list"
      />
      {suggestion && <SuggestionActModal suggestion={suggestion} onClose={() => setActing(undefined)} />}
    </>
  );
}

const keyOf = ({ request, n }: Suggestion): string => `${request}/${n}`;

function Day({ date }: { date: string | null }) {
  const { locale } = useText();
  return date !== null && <span className="date">{dateText(date, locale)}</span>;
}
