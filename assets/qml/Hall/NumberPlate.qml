import QtQuick

// A ticket's number, as large as its place allows. A new `call` makes it breathe three times, calmly;
// once the call is over it stands still.
Item {
    id: plate

    property string number: ""
    property string call: ""
    property color color: Theme.number
    property real size: Theme.display
    property int align: Text.AlignHCenter
    property real breath: 1

    Accessible.role: Accessible.StaticText
    Accessible.name: number

    onCallChanged: {
        breathing.stop()
        breath = 1
        if (call !== "")
            breathing.start()
    }

    Label {
        id: text
        anchors.fill: parent
        text: plate.number
        size: plate.size
        strong: true
        minimumPixelSize: 8
        color: plate.color
        // In steps: a screen without a graphics card redraws ten times a second, not sixty.
        opacity: Math.round(plate.breath * 10) / 10
        horizontalAlignment: plate.align
    }
    SequentialAnimation {
        id: breathing
        loops: 3
        NumberAnimation { target: plate; property: "breath"; to: 0.7; duration: Theme.breath / 2; easing.type: Easing.InOutSine }
        NumberAnimation { target: plate; property: "breath"; to: 1; duration: Theme.breath / 2; easing.type: Easing.InOutSine }
    }
}
