-- name: chat.known
select conversation, number, sender, client_id, text, sent_at from chat_message
where sender = :sender and client_id = :client

-- name: chat.find
select conversation from chat_member where extension = :extension and peer = :peer

-- name: chat.add_conversation
insert into chat_conversation (newest) values (0)

-- name: chat.last_conversation
select max(id) from chat_conversation

-- name: chat.add_member
insert into chat_member (conversation, extension, peer, peer_name, delivered, read_to, unread, version)
values (:conversation, :extension, :peer, '', 0, 0, 0, 0)

-- name: chat.count_up
update chat_conversation set newest = newest + 1 where id = :conversation

-- name: chat.newest
select newest from chat_conversation where id = :conversation

-- name: chat.add_message
insert into chat_message (conversation, number, sender, client_id, text, folded, sent_at)
values (:conversation, :number, :sender, :client, :text, :folded, :at)

-- name: chat.name_peer
update chat_member set peer_name = :name, unread = unread + :unread
where extension = :extension and peer = :peer

-- name: chat.clock
select coalesce(max(version), 0) from chat_member

-- name: chat.version
select coalesce(max(version), 0) from chat_member where extension = :extension

-- name: chat.touch
update chat_member set version = :version where extension = :extension and peer = :peer

-- name: chat.position
select m.conversation, m.delivered, m.read_to, c.newest
from chat_member m join chat_conversation c on c.id = m.conversation
where m.extension = :extension and m.peer = :peer

-- name: chat.mark
update chat_member set delivered = :delivered, read_to = :read, unread = (
    select count(*) from chat_message where conversation = :conversation and number > :read and sender = :peer)
where extension = :extension and peer = :peer

-- A side's view: its own row, the peer's positions, the last message.
-- name: chat.view
select m.peer, m.peer_name, m.unread, m.delivered, m.read_to, p.delivered, p.read_to, m.version,
    t.number, t.sender, t.client_id, t.text, t.sent_at
from chat_member m
join chat_member p on p.extension = m.peer and p.peer = m.extension
join chat_conversation c on c.id = m.conversation
join chat_message t on t.conversation = c.id and t.number = c.newest
where m.extension = :extension and m.peer = :peer

-- name: chat.changes
select m.peer, m.peer_name, m.unread, m.delivered, m.read_to, p.delivered, p.read_to, m.version,
    t.number, t.sender, t.client_id, t.text, t.sent_at
from chat_member m
join chat_member p on p.extension = m.peer and p.peer = m.extension
join chat_conversation c on c.id = m.conversation
join chat_message t on t.conversation = c.id and t.number = c.newest
where m.extension = :extension and m.version > :since
order by m.version limit :rows

-- name: chat.before
select number, sender, client_id, text, sent_at from chat_message
where conversation = :conversation and number < :number order by number desc limit :rows

-- name: chat.after
select number, sender, client_id, text, sent_at from chat_message
where conversation = :conversation and number > :number order by number limit :rows

-- The planner is to begin with the side's own conversations: hence cross join.
-- name: chat.search
select t.id, m.peer, m.peer_name, t.number, t.sender, t.client_id, t.text, t.sent_at
from chat_member m cross join chat_message t on t.conversation = m.conversation
where m.extension = :extension and t.id < :before and instr(t.folded, :text) > 0
order by t.id desc limit :rows
