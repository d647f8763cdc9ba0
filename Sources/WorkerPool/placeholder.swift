// emptied when the room is furnished
