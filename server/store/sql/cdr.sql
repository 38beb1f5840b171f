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
