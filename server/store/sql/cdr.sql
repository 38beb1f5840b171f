-- name: cdr.position
select position from cdr_position where source = :source

-- name: cdr.set_position
insert into cdr_position (source, position) values (:source, :position)
on conflict (source) do update set position = excluded.position

-- name: cdr.add
insert into cdr_row (linkedid, uniqueid, sequence, channel, dst_channel, src, dst, clid, last_app, last_data,
    start_at, answered, talk_from, talk_ms, imported_at)
values (:linkedid, :uniqueid, :sequence, :channel, :dstchannel, :src, :dst, :clid, :app, :data, :start, :answered,
    :from, :talk, :now)
on conflict do nothing

-- name: cdr.of_call
select linkedid, uniqueid, sequence, channel, dst_channel, src, dst, clid, last_app, last_data, start_at, answered,
    talk_from, talk_ms
from cdr_row where linkedid = :linkedid order by start_at, sequence, id

-- name: cdr.remove_old
delete from cdr_row where imported_at < :before

-- name: cdr.remove_old_answers
delete from call_answer where noted_at < :before

-- name: cdr.answers
select extension, answered_at from call_answer where linkedid = :linkedid

-- name: cdr.add_answer
insert into call_answer (linkedid, extension, answered_at, noted_at) values (:linkedid, :extension, :at, :now)
on conflict do nothing

-- Other calls in which one of two channels was until a row began, or goes on when it ends.
-- name: cdr.joined
select linkedid from cdr_row
where channel in (:one, :other) and answered = 1 and linkedid <> :linkedid
    and (start_at between :end - :seam and :end + :seam
        or talk_from + talk_ms between :begin - :seam and :begin + :seam)
union
select linkedid from cdr_row
where dst_channel in (:one, :other) and answered = 1 and linkedid <> :linkedid
    and (start_at between :end - :seam and :end + :seam
        or talk_from + talk_ms between :begin - :seam and :begin + :seam)
