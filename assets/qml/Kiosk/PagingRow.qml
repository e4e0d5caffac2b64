import QtQuick
import Hall

// Turns the pages of a list; a page that is longer than its place is read to its end before the next one comes.
Row {
    id: paging

    property var frame
    property var body
    property Reading list
    readonly property bool needed: !!body.earlier || !!body.later || list.overfull
    readonly property bool within: list.more
    readonly property real each: (width - 2 * Dp.gap - words.width) / 2

    spacing: Dp.gap
    visible: needed
    height: needed ? Dp.target : 0

    TurnButton {
        width: paging.each
        height: parent.height
        icon: "arrow-up"
        says: paging.body.earlier ? paging.body.earlier.label : paging.frame.upward
        usable: paging.list.begun || !!paging.body.earlier && paging.body.earlier.enabled
        onActed: {
            if (paging.list.begun)
                paging.list.turn(-1);
            else
                Acts.say(paging.body.earlier.act, paging.body.earlier.value, true);
        }
    }
    Words {
        id: words
        width: said ? Math.min(oneLine, paging.width * 0.36) : 0
        squeezed: paging.width < 640 * Dp.unit
        text: paging.body.page
        size: Dp.note
        align: Text.AlignHCenter
        anchors.verticalCenter: parent.verticalCenter
    }
    TurnButton {
        width: paging.each
        height: parent.height
        icon: "arrow-down"
        says: paging.body.later ? paging.body.later.label : paging.frame.downward
        usable: paging.within || !!paging.body.later && paging.body.later.enabled
        onActed: {
            if (paging.within)
                paging.list.turn(1);
            else
                Acts.say(paging.body.later.act, paging.body.later.value, true);
        }
    }
}
