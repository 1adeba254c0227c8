import { useQuery } from '@tanstack/react-query';
import { Alert, Form, Tag } from 'antd';
import { DECISIONS } from '@yishen/statute';
import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import { api } from '../api/questions';
import type { SoughtApplicant } from '../api/schemas';
import { useText } from '../app/locale';
import { ProblemAlert } from '../app/ProblemAlert';
import { useSession } from '../app/session';
import { dateText } from '../dates/dateText';

// Long enough that half a name is not looked for.
const PAUSE_MS = 700;

/**
 * While an applicant is typed: what they asked this agency for before, found by a blind index, and which request of the month this
 * one would be (109号 第四条). Nothing is refused for it.
 */
export function ApplicantMatches() {
  const { t, locale } = useText();
  const { agency } = useSession();
  const sought = useSought();
  const found = useQuery({
    queryKey: ['applicant-matches', agency.id, sought],
    queryFn: () => api.applicantMatches(agency.id, sought!),
    enabled: sought !== undefined,
    gcTime: 0,
  });
  if (sought === undefined) return null;
  if (found.isError) return <ProblemAlert error={found.error} />;
  if (!found.data) return null;
  const { rows, ordinal, month, feeYuan, article } = found.data;
  return (
    <Alert
      type={rows.length > 0 ? 'warning' : 'info'}
      showIcon
      data-testid="applicant-matches"
      style={{ marginBottom: 14 }}
      title={
        rows.length > 0
          ? t('console.matches.found', { count: rows.length, month, ordinal })
          : t('console.matches.none', { month, ordinal })
      }
      description={
        <>
          {feeYuan !== null && feeYuan > 0 && (
            <div>{t('console.matches.fee', { yuan: feeYuan, article: article ?? '' })}</div>
          )}
          {rows.length > 0 && (
            <ul className="match-list">
              {rows.map((row) => (
                <li key={row.id}>
                  <Link to={`/requests/${row.id}`} target="_blank">
                    {row.code}
                  </Link>{' '}
                  {row.receivedOn && <span className="date">{dateText(row.receivedOn, locale)}</span>}{' '}
                  <Tag>{t(`status.${row.status}`)}</Tag>
                  {row.decision !== null && DECISIONS[row.decision].label}{' '}
                  <span className="muted">{t(`console.matches.by.${row.by}`)}</span>
                </li>
              ))}
            </ul>
          )}
        </>
      }
    />
  );
}

function useSought(): SoughtApplicant | undefined {
  const name = Form.useWatch<string | undefined>(['applicant', 'name'])?.trim();
  const identity = Form.useWatch<string | undefined>(['applicant', 'identity'])?.trim();
  const contact = Form.useWatch<string | undefined>(['applicant', 'contact'])?.trim();
  const receivedOn = Form.useWatch<string | undefined>('receivedOn');
  const [sought, setSought] = useState<SoughtApplicant>();
  useEffect(() => {
    const timer = setTimeout(
      () =>
        setSought(
          name && contact
            ? { name, contact, ...(identity ? { identity } : {}), ...(receivedOn ? { receivedOn } : {}) }
            : undefined,
        ),
      PAUSE_MS,
    );
    return () => clearTimeout(timer);
  }, [name, identity, contact, receivedOn]);
  return sought;
}
